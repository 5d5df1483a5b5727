"""Columns whose cells speak of another field than their header are told, with the field that they come near."""

from __future__ import annotations

import pytest

from cadre_stats.finding import Finding
from cadre_stats.reading.rosters import read_tables
from cadre_stats.reading.tables.options import ReadOptions
from cadre_stats.reporting.findings import finding_text
from cadre_stats.reporting.labels import Labels
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.reading.test_header_moves import SAMPLES

NEW = {
    "column_near_field",
    "cells_of_another_field",
    "header_among_cells",
    "heading_not_used",
    "levels_without_scale",
    "levels_out_of_order",
    "sexes_unlike_names",
    "later_not_above",
    "field_in_another_column",
    "level_to_come",
    "dates_out_of_order",
    "same_header",
    "no_running_numbers",
    "cells_unlike_header",
    "former_above_held",
    "column_not_understood",
    "later_before_earlier",
    "units_turned_around",
    "member_not_marked",
    "minority_unlike_names",
    "many_religious",
    "sexes_contradict",
}

# What is only said of a column whose header nobody knows.
STRANGE = ("column_not_understood", "info")

# Their sentences name the column alone.
NAMELESS = {
    "sexes_unlike_names",
    "header_among_cells",
    "dates_out_of_order",
    "same_header",
    "cells_unlike_header",
    "column_not_understood",
    "later_before_earlier",
    "units_turned_around",
    "member_not_marked",
    "minority_unlike_names",
    "many_religious",
    "sexes_contradict",
}

# The sheet, the code, the cell and the field that must be told.
TOLD = {
    "a degree under an unusual header": (
        "Họ tên,Năm sinh,Học lực chuyên sâu\nLê An,1970,ĐH\nHà Bá,1981,Thạc sĩ\n",
        ("column_near_field", "C1", "degree"),
    ),
    "words of a usual header and few levels that are understood": (
        "Họ tên,Năm sinh,Trình độ chuyên môn khi tuyển\nLê An,1970,ĐH\nHà Bá,1981,Luật\nVũ Ca,1982,Toán\n",
        ("column_near_field", "C1", "degree"),
    ),
    "units under an unusual header": (
        "Họ tên,Nơi đang làm,TĐCM\nLê An,Sở Y tế,ĐH\nHà Bá,Phòng Nội vụ,ThS\n",
        ("column_near_field", "B1", "unit"),
    ),
    "levels among the remarks": (
        "Họ tên,TĐCM,Ghi chú\nLê An,ĐH,Cao cấp\nHà Bá,ThS,Sơ cấp\n",
        ("column_near_field", "C1", "political_theory"),
    ),
    "posts under the header of units": (
        "Họ tên,Đơn vị,TĐCM\nLê An,Trưởng phòng,ĐH\nHà Bá,Chuyên viên,ThS\n",
        ("cells_of_another_field", "B1", "unit"),
    ),
    "names under the header of posts": (
        "STT,Họ tên,Chức vụ,TĐCM\n1,Giám đốc,Lê Thị An,ĐH\n2,Kế toán,Hà Văn Bá,ThS\n",
        ("cells_of_another_field", "B1", "full_name"),
    ),
    "marks under the day of joining": (
        "Họ tên,Ngày vào Đảng,TĐCM\nLê An,x,ĐH\nHà Bá,x,ThS\n",
        ("cells_of_another_field", "B1", "party_date"),
    ),
    "a level in place of a header": (
        "Họ tên,Năm sinh,ThS\nLê An,1970,\nHà Bá,1981,\n",
        ("column_near_field", "C1", "degree"),
    ),
    "a mark in place of a header": (
        "Họ tên,TĐCM,x\nLê An,ĐH,x\nHà Bá,ThS,\n",
        ("header_among_cells", "C1", None),
    ),
    "levels over marks without the name of their scale": (
        "Họ tên,Năm sinh,Đại học,Thạc sĩ\nLê An,1970,x,\nHà Bá,1981,,x\n",
        ("levels_without_scale", "C1", "degree"),
    ),
    "a heading of Party members over other columns": (
        "STT,Họ tên,Đảng viên,,LLCT\n,,Nơi ở,Nơi làm,\n1,Lê An,x,,CC\n2,Hà Bá,,x,TC\n",
        ("heading_not_used", "C2", "party_member"),
    ),
    "levels over years without the name of their scale": (
        "Họ tên,Năm sinh,Đại học,Thạc sĩ\nLê An,1970,1995,\nHà Bá,1981,2004,2010\n",
        ("levels_without_scale", "C1", "degree"),
    ),
    "how to write a day and not of what": (
        "Họ tên,(ngày/tháng/năm),TĐCM\nLê An,01/02/1970,ĐH\nHà Bá,03/04/1981,ThS\n",
        ("column_near_field", "B1", "birth_date"),
    ),
    "how to mark and not what": (
        "Họ tên,TĐCM,(x)\nLê An,ĐH,x\nHà Bá,ThS,\n",
        ("header_among_cells", "C1", None),
    ),
    "posts among the remarks": (
        "Họ tên,TĐCM,Ghi chú\nLê An,ĐH,Trưởng phòng\nHà Bá,ThS,Chuyên viên\n",
        ("column_near_field", "C1", "position"),
    ),
    "levels out of order": (
        "STT,Họ tên,Trình độ chuyên môn,,\n,,CĐ,TC,ĐH\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
        ("levels_out_of_order", "E2", "degree"),
    ),
    "cử nhân of political theory inside the order": (
        "STT,Họ tên,LLCT,,\n,,Cao cấp,Cử nhân,Trung cấp\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
        ("levels_out_of_order", "E2", "political_theory"),
    ),
    "physicians' equivalences that rise where the others fall": (
        "STT,Họ tên,TĐCM,,,\n,,TS,CKI,CKII,ThS\n1,Lê An,x,,,\n2,Hà Bá,,,x,\n",
        ("levels_out_of_order", "C2", "degree"),
    ),
    "two headings for no level": (
        "STT,Họ tên,LLCT,,\n,,Chưa ĐT,Chưa qua ĐT,TC\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
        ("levels_out_of_order", "C2", "political_theory"),
    ),
    "kinds of personnel in another order than the laws'": (
        "STT,Họ tên,Đối tượng,,,TĐCM\n,,Công chức,Cán bộ,Viên chức,\n1,Lê An,x,,,ĐH\n2,Hà Bá,,x,,ThS\n",
        ("levels_out_of_order", "D2", "personnel_type"),
    ),
    "a title under another level": (
        "STT,Họ tên,TĐCM,,,\n,,Sau đại học,,Đại học,\n,,TS,BS,CKII,DS\n1,Lê An,x,,,\n2,Hà Bá,,,,x\n",
        ("column_not_understood", "D3", "degree"),
    ),
    "a heading over marks that is no level": (
        "STT,Họ tên,TĐCM,,\n,,ĐH,Mục lạ,TC\n1,Lê An,x,,\n2,Hà Bá,,ĐH,\n3,Vũ Ca,,,x\n",
        ("column_not_understood", "D2", "degree"),
    ),
    "marks under units": (
        "Họ tên,Đơn vị,TĐCM\nLê An,x,ĐH\nHà Bá,x,ThS\n",
        ("cells_unlike_header", "B1", "unit"),
    ),
    "times under units": (
        "Họ tên,Đơn vị,TĐCM\nLê An,9 năm,ĐH\nHà Bá,12 năm,ThS\n",
        ("cells_unlike_header", "B1", "unit"),
    ),
    "addresses of mail under units": (
        "Họ tên,Đơn vị,TĐCM\nLê An,an@x.vn,ĐH\nHà Bá,ba@x.vn,ThS\n",
        ("cells_unlike_header", "B1", "unit"),
    ),
    "answers under a point in time": (
        "Họ tên,Thời điểm nghỉ,TĐCM\nLê An,Có,ĐH\nHà Bá,Không,ThS\n",
        ("cells_unlike_header", "B1", None),
    ),
    "posts and units swapped, the posts not all known": (
        "Họ tên,Đơn vị,Chức vụ,TĐCM\nLê An,Phụ trách chung,Sở Y tế,ĐH\nHà Bá,Phụ trách chung,Sở Tư pháp,ThS\n",
        ("cells_of_another_field", "C1", "position"),
    ),
    "units under needs of training": (
        "Họ tên,Đơn vị,Nhu cầu bồi dưỡng,TĐCM\nLê An,Tin học,Sở Y tế,ĐH\nHà Bá,Tin học,Sở Tư pháp,ThS\n",
        ("field_in_another_column", "C1", "unit"),
    ),
    "posts under a form of study": (
        "Họ tên,Hệ đào tạo,Chức vụ,TĐCM\nLê An,Hiệu trưởng,Chính quy,ĐH\nHà Bá,Tổ trưởng,Chính quy,ThS\n",
        ("field_in_another_column", "B1", "position"),
    ),
    "none of the values that a header lists": (
        "Họ tên,Chuyên ngành,Mức (Đạt; Vượt),TĐCM\nLê An,Đạt,Toán,ĐH\nHà Bá,Vượt,Lý,ThS\n",
        ("cells_unlike_header", "C1", None),
    ),
    "what is planned before what is held": (
        "Họ tên,Chức danh quy hoạch,TĐCM,Chức vụ\nLê An,Trưởng ban,ĐH,Phó Trưởng ban\nHà Bá,Trưởng ban,ThS,Ủy viên\n",
        ("later_before_earlier", "B1", "position"),
    ),
    "the new unit before the old one": (
        "Họ tên,Đơn vị mới,TĐCM,Đơn vị cũ\nLê An,Phòng Nội vụ,ĐH,Phòng Y tế\nHà Bá,Phòng Nội vụ,ThS,Phòng Y tế\n",
        ("later_before_earlier", "B1", "unit"),
    ),
    "a day of two digits' year in place of a header": (
        "Họ tên,TĐCM,9/5/85\nLê An,ĐH,9/2/86\nHà Bá,ThS,\n",
        ("header_among_cells", "C1", None),
    ),
    "a coded sex in place of a header": (
        "Họ tên,TĐCM,2. Nữ\nLê An,ĐH,1. Nam\nHà Bá,ThS,2. Nữ\n",
        ("header_among_cells", "C1", "sex"),
    ),
    "a sex in place of a header over men alone": (
        "Họ tên,TĐCM,Nam\nLê An,ĐH,Nam\nHà Bá,ThS,Nam\nVũ Ca,ThS,\n",
        ("header_among_cells", "C1", "sex"),
    ),
    "two levels that rise where the others fall": (
        "STT,Họ tên,TĐCM,,,LLCT,\n,,ThS,ĐH,CĐ,TC,CC\n1,Lê An,x,,,x,\n2,Hà Bá,,,x,,x\n",
        ("levels_out_of_order", "F2", "political_theory"),
    ),
    "one scale that rises and one that falls": (
        "STT,Họ tên,TĐCM,,LLCT,\n,,ĐH,CĐ,TC,CC\n1,Lê An,x,,x,\n2,Hà Bá,,x,,x\n",
        ("levels_out_of_order", "C2", "degree"),
    ),
    "a cell's mark above marks": (
        "STT,Họ tên,TĐCM,,\n,,ĐH,x,TC\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
        ("header_among_cells", "D2", "degree"),
    ),
    "a level above the same scale's levels": (
        "Họ tên,TĐCM,LLCT,Cao cấp\nLê An,ĐH,CC,Trung cấp\nHà Bá,ĐH,TC,Sơ cấp\n",
        ("header_among_cells", "D1", None),
    ),
    "a class of certificate above others": (
        "Họ tên,TĐCM,B1\nLê An,ĐH,B\nHà Bá,ThS,C\n",
        ("header_among_cells", "C1", None),
    ),
    "one unit's name in place of a header": (
        "Họ tên,TĐCM,Phòng Kinh tế\nLê An,ĐH,Hà\nHà Bá,ThS,\n",
        ("header_among_cells", "C1", None),
    ),
    "an answer in place of a header": (
        "Họ tên,TĐCM,Đảng viên\nLê An,ĐH,Quần chúng\nHà Bá,ThS,Đảng viên\nVũ Ca,ĐH,\n",
        ("header_among_cells", "C1", "party_member"),
    ),
    "what is wished for under what is held": (
        "Họ tên,Nhu cầu đào tạo TĐCM,TĐCM\nLê An,ĐH,ThS\nHà Bá,CĐ,ĐH\nVũ Ca,CĐ,\n",
        ("later_not_above", "B1", "degree"),
    ),
    "the present post under the planned one": (
        "Họ tên,TĐCM,Chức danh quy hoạch,Chức vụ\nLê An,ĐH,Phó Trưởng phòng,Trưởng phòng\nHà Bá,ThS,Kế toán,Kế toán\n",
        ("later_not_above", "C1", "position"),
    ),
    "codes under the header of units": (
        "Họ tên,Đơn vị,Mã hiệu,TĐCM\nLê An,H01,Phòng Nội vụ,ĐH\nHà Bá,H02,Sở Y tế,ThS\n",
        ("field_in_another_column", "C1", "unit"),
    ),
    "coefficients under the header of ranks": (
        'Họ tên,Mã ngạch,Hệ số,TĐCM\nLê An,"2,34",01.003,ĐH\nHà Bá,"4,40",01.002,ThS\n',
        ("field_in_another_column", "C1", "rank"),
    ),
    "marks of what people still learn": (
        "STT,Họ tên,LLCT,,\n,,CC,TC,Đang học CC\n1,Lê An,x,,\n2,Hà Bá,,x,x\n",
        ("level_to_come", "E2", "political_theory"),
    ),
    "women by their form of address under men": (
        "Họ tên,Nam,Nữ,TĐCM\nBà Lê Minh An,x,,ĐH\nÔng Hà Minh Bá,,x,ThS\n",
        ("sexes_unlike_names", "B1", "sex"),
    ),
    "a number among words, beside numbers without a header": (
        ",Họ tên,TĐCM,6\n1,Lê An,ĐH,Luật\n2,Hà Bá,ThS,Toán\n",
        ("header_among_cells", "D1", None),
    ),
    "the rest among the levels": (
        "STT,Họ tên,TĐCM,,\n,,ĐH,Còn lại,CĐ\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
        ("levels_out_of_order", "C2", "degree"),
    ),
    "one level twice": (
        "STT,Họ tên,TĐCM,,\n,,ĐH,ĐH,TC\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
        ("levels_out_of_order", "C2", "degree"),
    ),
    "none above the lowest level's other end": (
        "STT,Họ tên,LLCT,,\n,,SC,TC,Chưa qua ĐT\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
        ("levels_out_of_order", "E2", "political_theory"),
    ),
    "one header over two columns": (
        "Họ tên,TĐCM,Sở trường,Sở trường\nLê An,ĐH,Hát,12/5/2010\nHà Bá,ThS,Vẽ,3/2/2011\n",
        ("same_header", "D1", None),
    ),
    "marks of Party members under a second heading of women": (
        "STT,Họ tên,Nam,Nữ,TĐCM,Nữ\n1,Lê An,x,,ĐH,x\n2,Hà Bá,,x,ThS,\n",
        ("same_header", "F1", "sex"),
    ),
    "the Party's day under birth": (
        "Họ tên,Ngày sinh,Ngày vào Đảng,TĐCM\nLê An,3/2/2005,1/5/1980,ĐH\nHà Bá,,1/5/1981,ThS\n",
        ("dates_out_of_order", "C1", "party_date"),
    ),
    "the Party's day under birth, days run together": (
        "Họ tên,Ngày sinh,Ngày vào Đảng,TĐCM\nLê An,20050203,19800501,ĐH\nHà Bá,20060402,19810501,ThS\n",
        ("dates_out_of_order", "C1", "party_date"),
    ),
    # 3 February 2005 and 2 April 2006; 1 May 1980 and 1 May 1981.
    "the Party's day under birth, days by their numbers": (
        "Họ tên,Ngày sinh,Ngày vào Đảng,TĐCM\nLê An,38386,29342,ĐH\nHà Bá,38809,29707,ThS\n",
        ("dates_out_of_order", "C1", "party_date"),
    ),
    "running numbers under religion": (
        "Tôn giáo,Họ tên,STT,TĐCM\n1,Lê An,Công giáo,ĐH\n2,Hà Bá,Phật giáo,ThS\n",
        ("cells_of_another_field", "A1", "religion"),
    ),
    "allowances under the running number": (
        'Mức,Họ tên,STT,TĐCM\n1,Lê An,"1,8",ĐH\n2,Hà Bá,"1,2",ThS\n',
        ("no_running_numbers", "C1", "number"),
    ),
    "administrative levels under units": (
        "Họ tên,Cấp hành chính,Đơn vị,TĐCM\nLê An,Sở Y tế,Tỉnh,ĐH\nHà Bá,Sở Nội vụ,Cấp tỉnh,ThS\n",
        ("cells_of_another_field", "C1", "unit"),
    ),
    "posts of heads under ranks": (
        "Họ tên,Ngạch,TĐCM\nLê An,Trưởng phòng,ĐH\nHà Bá,Phó Trưởng phòng,ThS\n",
        ("cells_of_another_field", "B1", "rank"),
    ),
    "units under given names": (
        "Họ và tên đệm,Tên,TĐCM\nLê Văn,Phòng Nội vụ,ĐH\nHà Thị,Sở Y tế,ThS\n",
        ("cells_of_another_field", "B1", "given_name"),
    ),
    "a level apart from its scale": (
        "STT,Họ tên,TĐCM,,So với chuẩn,\n,,ThS,CĐ,Đạt,ĐH\n1,Lê An,x,,x,\n2,Hà Bá,,x,,x\n",
        ("levels_without_scale", "F2", "degree"),
    ),
    "birth dates of women under men": (
        "Họ tên,Năm sinh (Nam),Năm sinh (Nữ),TĐCM\nLê Thị An,1970,,ĐH\nHà Văn Bá,,1981,ThS\n",
        ("sexes_unlike_names", "B1", "sex"),
    ),
    "classes of ranks under posts": (
        "Họ tên,Chức vụ,Hạng,TĐCM\nLê An,III,Giáo viên,ĐH\nHà Bá,II,Tổ trưởng,ThS\n",
        ("cells_unlike_header", "B1", "position"),
    ),
    "codes under religion": (
        "Họ tên,Tôn giáo,Mã đơn vị,TĐCM\nLê An,H40.1,Không,ĐH\nHà Bá,H40.2,Không,ThS\n",
        ("cells_unlike_header", "B1", "religion"),
    ),
    "levels under schools": (
        "Họ tên,Trình độ,Trường đào tạo\nLê An,Đại học Luật,Đại học\nHà Bá,Cao đẳng Y,Cao đẳng\n",
        ("cells_unlike_header", "C1", "school"),
    ),
    "codes of levels under remarks": (
        "Họ tên,TĐCM,Ghi chú\nLê An,ĐH,2\nHà Bá,ThS,3\nVũ Ca,ĐH,2\n",
        ("cells_unlike_header", "C1", "note"),
    ),
    "decisions under names": (
        "Họ và tên,Số quyết định,TĐCM\n12/QĐ-SYT,Lê An,ĐH\n15/QĐ-SYT,Hà Bá,ThS\n",
        ("cells_unlike_header", "A1", "full_name"),
    ),
    "names of ranks under their codes": (
        (
            "Họ tên,Chức danh nghề nghiệp,Mã số CDNN,TĐCM\nLê An,V.08.01.03,Bác sĩ hạng hai,ĐH\n"
            "Hà Bá,V.08.01.02,Bác sĩ chính,ThS\n"
        ),
        ("cells_unlike_header", "C1", None),
    ),
    "political theory under a former degree": (
        "Họ tên,TĐCM,Trình độ chuyên môn (cũ),LLCT\nLê An,ĐH,Cao cấp,Trung cấp\nHà Bá,ThS,Trung cấp,Trung cấp\n",
        ("cells_unlike_header", "C1", None),
    ),
    "offices under a place of birth": (
        (
            'Họ tên,Quê quán,Đơn vị,TĐCM\nLê An,Sở Y tế,"Xã An Bình, Hà Nội",ĐH\nHà Bá,Tỉnh đoàn,Xã An Bình,ThS\n'
            "Vũ Ca,Sở Nội vụ,Xã An Bình,ĐH\n"
        ),
        ("cells_unlike_header", "B1", None),
    ),
    "words under pay": (
        "Họ tên,Đơn vị,Mức lương,TĐCM\nLê An,7264000,Đội thi công,ĐH\nHà Bá,9100000,P. Tài vụ,ThS\n",
        ("cells_unlike_header", "C1", None),
    ),
    "posts by their codes under units": (
        "Họ tên,phong_ban,chuc_vu,TĐCM\nLê An,TP,VP,ĐH\nHà Bá,PTP,TCHC,ThS\nVũ Ca,CV,VP,ĐH\n",
        ("cells_of_another_field", "B1", "unit"),
    ),
    "departments by their codes under schools": (
        "Họ tên,phong_ban,truong_dao_tao,TĐCM\nLê An,HVHC,VP,ĐH\nHà Bá,HVHC,TCHC,ThS\n",
        ("cells_of_another_field", "C1", "school"),
    ),
    "numbers of records under units": (
        "id,Họ tên,phong_ban\nVP,Lê An,101\nVP,Hà Bá,102\nVP,Vũ Ca,103\nVP,Lê Dư,104\nVP,Hồ Em,105\n",
        ("cells_of_another_field", "C1", "unit"),
    ),
    "a state under ethnic groups": (
        "Họ tên,Dân tộc,Quốc tịch,TĐCM\nLê An,Việt Nam,Kinh,ĐH\nHà Bá,Việt Nam,Tày,ThS\n",
        ("cells_unlike_header", "B1", "ethnicity"),
    ),
    "what programs write for yes and no under a religion": (
        "Họ tên,Tôn giáo,TĐCM\nLê An,TRUE,ĐH\nHà Bá,FALSE,ThS\n",
        ("cells_unlike_header", "B1", "religion"),
    ),
    "occupations under posts in the Party": (
        "Họ tên,Chức vụ,Chức vụ Đảng,TĐCM\nLê An,Bí thư,Nông dân,ĐH\nHà Bá,Chi ủy viên,Hưu trí,ThS\n",
        ("cells_unlike_header", "C1", None),
    ),
    "days under posts to come": (
        "Họ tên,TĐCM,Chức vụ dự kiến bổ nhiệm\nLê An,ĐH,3/2/2001\nHà Bá,ThS,5/9/2004\n",
        ("cells_unlike_header", "C1", None),
    ),
    "the day of joining the Youth Union under that of the Party": (
        (
            "Họ tên,Ngày sinh,Ngày vào Đảng,Ngày vào Đoàn,TĐCM\nLê An,1/2/1985,26/3/2001,3/2/2007,ĐH\n"
            "Hà Bá,3/4/1990,26/3/2006,3/2/2012,ThS\n"
        ),
        ("dates_out_of_order", "C1", "party_date"),
    ),
    "years under the day of joining and days under a year": (
        "Họ tên,Năm vào ngành,Ngày vào Đảng,TĐCM\nLê An,3/2/2001,1995,ĐH\nHà Bá,5/9/2004,1999,ThS\n",
        ("cells_unlike_header", "C1", "party_date"),
    ),
    "one day of joining the Party for everybody": (
        (
            "Họ tên,Ngày vào Đảng,Ngày tuyển dụng,TĐCM\nLê An,1/9/2010,3/2/2001,ĐH\nHà Bá,1/9/2010,5/9/2004,ThS\n"
            "Vũ Ca,1/9/2010,6/1/2008,ĐH\nLê Dư,1/9/2010,7/5/2003,ĐH\nHồ Em,1/9/2010,8/2/2002,ĐH\n"
        ),
        ("cells_unlike_header", "B1", "party_date"),
    ),
    "the units above under those below": (
        "Họ tên,Đơn vị cấp trên,Đơn vị,TĐCM\nLê An,Sở Y tế,UBND tỉnh,ĐH\nHà Bá,Sở Nội vụ,UBND tỉnh,ThS\n",
        ("units_turned_around", "C1", "unit"),
    ),
    "leaders' posts under ranks": (
        "Họ tên,Ngạch,Chức vụ,TĐCM\nLê An,Vụ trưởng,Chuyên viên chính,ĐH\nHà Bá,Chuyên viên,Chuyên viên,ThS\n",
        ("cells_of_another_field", "B1", "rank"),
    ),
    "ranks in words among remarks": (
        "Họ tên,Ngạch,Ghi chú,TĐCM\nLê An,Nghỉ hưu 2026,Chuyên viên chính,ĐH\nHà Bá,,Chuyên viên,ThS\n",
        ("field_in_another_column", "C1", "rank"),
    ),
    "a rank and its equals beside it": (
        "STT,Họ tên,Ngạch,,TĐCM\n,,CVC và TĐ,CVC,\n1,Lê An,x,,ĐH\n2,Hà Bá,x,,ThS\n",
        ("same_header", "D2", None),
    ),
    "two levels and one that holds both": (
        "STT,Họ tên,TĐCM,,\n,,ĐH trở lên,ThS,ĐH\n1,Lê An,x,,\n2,Hà Bá,,x,\n",
        ("levels_out_of_order", "C2", "degree"),
    ),
    "marks of women at names that men have": (
        "STT,Họ tên,Nữ,TĐCM\n1,Lê Mạnh Cường,x,ĐH\n2,Hà Đình Bá,x,ThS\n3,Vũ Thị Ca,x,ĐH\n",
        ("sexes_unlike_names", "C1", "sex"),
    ),
    "degrees under planned posts": (
        "Họ tên,Chức danh quy hoạch,Trình độ (quy hoạch)\nLê An,ThS,Giám đốc Sở\nHà Bá,ĐH,Tỉnh ủy viên\n",
        ("cells_of_another_field", "B1", "planned_position"),
    ),
    "posts under a commune": (
        "Họ tên,Xã,Chức danh,TĐCM\nLê An,Chủ tịch HĐND,Sa Lông,ĐH\nHà Bá,Bí thư,Huổi Lèng,ThS\n",
        ("cells_of_another_field", "B1", "commune"),
    ),
    "kinds of personnel under posts": (
        "Họ tên,Chức danh,Loại,TĐCM\nLê An,Cán bộ,Chủ tịch UBND,ĐH\nHà Bá,Công chức,Trưởng phòng,ThS\n",
        ("cells_of_another_field", "B1", "position"),
    ),
    "units under what people learn": (
        "Họ tên,Đơn vị,TĐCM,Đang học\nLê An,Thạc sĩ,ĐH,Phòng Nội vụ\nHà Bá,Cao cấp LLCT,ĐH,Sở Y tế\n",
        ("field_in_another_column", "D1", "unit"),
    ),
    "posts under majors": (
        (
            "Họ tên,Chuyên ngành,Chức danh,TĐCM\nLê An,Chủ tịch UBND,Luật,ĐH\nHà Bá,Phó Chủ tịch,Toán,ThS\n"
            "Vũ Ca,Bí thư,Kế toán,ĐH\n"
        ),
        ("field_in_another_column", "B1", "position"),
    ),
    "what was held before above what is held": (
        "Họ tên,TĐCM,,LLCT\n,Hiện nay,Khi tuyển dụng,\nLê An,CĐ,ĐH,TC\nHà Bá,TC,ĐH,CC\nVũ Ca,ĐH,ĐH,TC\n",
        ("former_above_held", "C2", "degree"),
    ),
    "years that fall where levels rise": (
        "STT,Họ tên,TĐCM,,\n,,ThS,ĐH,CĐ\n1,Lê An,,2001,2006\n2,Hà Bá,2000,2004,\n",
        ("levels_out_of_order", "C2", "degree"),
    ),
    "a level of another scale over no marks": (
        "STT,Họ tên,TĐCM,,LLCT,\n,,ĐH,CN,CC,CĐ\n1,Lê An,x,,x,\n2,Hà Bá,,x,x,\n",
        ("column_not_understood", "F2", None),
    ),
    "candidates for the Party under women": (
        "STT,Họ tên,TĐCM,Giới tính (Nữ),\n,,,Chính thức,Dự bị\n1,Lê An,ĐH,x,\n2,Hà Bá,ThS,,x\n",
        ("heading_not_used", "D2", "sex"),
    ),
    "a field under plans": (
        (
            "Họ tên,TĐCM,Quy hoạch giai đoạn 2025-2030,\n,,Chức danh quy hoạch,Ngoại ngữ\nLê An,ĐH,Giám đốc,x\n"
            "Hà Bá,ThS,Phó Giám đốc,x\n"
        ),
        ("heading_not_used", "D2", "foreign_language"),
    ),
    "years of birth under another heading": (
        "STT,Họ và tên,Mục khác,,,TĐCM\n,,Ngày,Tháng,Năm,\n1,Lê An,3,5,1970,ĐH\n2,Hà Bá,6,8,1981,ThS\n",
        ("column_near_field", "E2", "birth_date"),
    ),
    "an index's number over a column": (
        "Họ tên,(2),TĐCM\nLê An,a,ĐH\nHà Bá,b,ThS\n",
        ("header_among_cells", "B1", None),
    ),
    "a year over years": (
        "Họ tên,Năm sinh,TĐCM,2000\nLê An,1970,ĐH,2001\nHà Bá,1975,ThS,2006\n",
        ("header_among_cells", "D1", None),
    ),
    "codes under the running number": (
        "STT,Họ tên,TĐCM\n4,Lê An,ĐH\n2,Hà Bá,ThS\n4,Vũ Ca,ĐH\n2,Lê Dư,ĐH\n4,Vũ Em,ĐH\n",
        ("no_running_numbers", "A1", "number"),
    ),
    "women by other marks than those under women": (
        "STT,Họ tên,Nữ,DTTS,TĐCM\n1,Lê Thị An,,x,ĐH\n2,Hà Văn Bá,,,ThS\n3,Vũ Thị Ca,x,x,ĐH\n4,Vũ Thị Dư,x,x,ĐH\n",
        ("sexes_unlike_names", "C1", "sex"),
    ),
    "women by other marks where no name tells a man": (
        "Họ tên,Nữ,ĐV,TĐCM\nLê Thị An,,x,ĐH\nHà Bá,x,,CĐ\nVũ Thị A,x,x,ĐH\nVũ Thị Ư,x,x,ĐH\nLê Ba,x,,ĐH\nLê Tư,,,ĐH\n",
        ("sexes_unlike_names", "B1", "sex"),
    ),
    "units under majors": (
        "Họ tên,Chuyên ngành,Nơi làm,TĐCM\nLê An,Phòng Nội vụ,Luật,ĐH\nHà Bá,Sở Y tế,Toán,ThS\n",
        ("column_near_field", "B1", "unit"),
    ),
    "the same headings over columns apart": (
        "Họ tên,Trước,,Trước,,TĐCM\n,Nơi,Việc,Nơi,Việc,\nLê An,Hà Nội,a,Huế,b,ĐH\nHà Bá,Vinh,b,Lào Cai,a,ThS\n",
        ("same_header", "D2", None),
    ),
    "forms of study under posts": (
        "Họ tên,Chức vụ,Hệ đăng ký,TĐCM\nLê An,Tập trung,Chủ tịch,ĐH\nHà Bá,Không tập trung,Trưởng phòng,ThS\n",
        ("cells_unlike_header", "B1", "position"),
    ),
    "how long a rank was held under units": (
        "Họ tên,Đơn vị,Giữ ngạch,TĐCM\nLê An,15 năm 02 tháng,Sở Y tế,ĐH\nHà Bá,9 năm 07 tháng,Sở Nội vụ,ThS\n",
        ("cells_unlike_header", "B1", "unit"),
    ),
    "blood groups under religions": (
        "Họ tên,Tôn giáo,Nhóm máu,TĐCM\nLê An,O,Không,ĐH\nHà Bá,AB,Không,ThS\n",
        ("cells_unlike_header", "B1", "religion"),
    ),
    "numbers of sections and persons under religions": (
        "Tôn giáo,Họ tên,STT,TĐCM\nI,Sở A,,\n1,Lê An,x,ĐH\n2,Hà Bá,,ThS\nII,Sở B,,\n3,Vũ Ca,,ĐH\n4,Hồ Dư,,ĐH\n",
        ("cells_unlike_header", "A1", "religion"),
    ),
    "coefficients of pay under ranks": (
        'Họ tên,Hạng CDNN,Hệ số lương,TĐCM\nLê An,"4,98",II,ĐH\nHà Bá,"3,00",III,ThS\n',
        ("cells_unlike_header", "B1", "rank"),
    ),
    "classes of ranks under their codes": (
        "Họ tên,Hạng CDNN,Mã số CDNN,TĐCM\nLê An,V.07.04.31,II,ĐH\nHà Bá,V.07.04.32,III,ThS\n",
        ("cells_unlike_header", "C1", None),
    ),
    "classes of ranks under subjects": (
        "Họ tên,Môn dạy,Hạng CDNN,TĐCM\nLê An,II,Toán,ĐH\nHà Bá,III,Vật lý,ThS\n",
        ("field_in_another_column", "B1", "rank"),
    ),
    "posts under addresses on the net": (
        "Họ tên,Email,Chức vụ CQ,TĐCM\nLê An,Trưởng phòng,an@so.example,ĐH\nHà Bá,Kế toán,ba@so.example,ThS\n",
        ("cells_unlike_header", "B1", None),
    ),
    "posts under homes": (
        "Họ tên,Quê quán,Chức vụ,TĐCM\nLê An,Chủ tịch,Xã Đông,ĐH\nHà Bá,Kế toán,Xã Tây,ThS\n",
        ("cells_unlike_header", "B1", None),
    ),
    "offices among homes, and places alone under units": (
        "Họ tên,Quê quán,Nơi công tác,TĐCM\nLê An,Đảng ủy xã,Xã Đông,ĐH\nHà Bá,HTX,Xã Tây,ThS\nVũ Ca,Nhà,Ấp Ba,ĐH\n",
        ("field_in_another_column", "B1", "unit"),
    ),
    "words under the number of a constituency": (
        "Họ tên,Nơi công tác,Đơn vị bầu cử số,TĐCM\nLê An,1,Sở Y tế,ĐH\nHà Bá,2,Sở Nội vụ,ThS\n",
        ("cells_unlike_header", "C1", None),
    ),
    "former units under present ones": (
        (
            "Họ tên,Nơi công tác trước 01/7/2025,Đơn vị công tác,TĐCM\nLê An,Đảng ủy phường,UBND xã Đông cũ,ĐH\n"
            "Hà Bá,Văn phòng HĐND,Thị ủy,ThS\n"
        ),
        ("field_in_another_column", "B1", "unit"),
    ),
    "leaders under titles of the profession": (
        (
            "Họ tên,Chức vụ,Chức danh nghề nghiệp,TĐCM\nLê An,Giảng viên chính,Trưởng khoa,ĐH\n"
            "Hà Bá,Giảng viên,Giáo vụ,ThS\nVũ Ca,Giảng viên,Trợ giảng,ThS\n"
        ),
        ("cells_of_another_field", "C1", "rank"),
    ),
    "posts under a heading that says nothing of them": (
        (
            "Họ tên,Cơ cấu,Chức vụ,TĐCM\nLê An,Chủ tịch Hội,Thường trực,ĐH\nHà Bá,Trưởng phòng,Cơ sở,ThS\n"
            "Vũ Ca,Phó Chủ tịch,Ngành,ThS\n"
        ),
        ("field_in_another_column", "B1", "position"),
    ),
    "days under a seat in the council": (
        "Họ tên,Đại biểu HĐND,TĐCM\nLê An,3/2/2003,ĐH\nHà Bá,19/5/2014,ThS\n",
        ("cells_of_another_field", "B1", "council_deputy"),
    ),
    "the present post under the time before": (
        (
            "Họ tên,Trước sắp xếp,,Sau sắp xếp,,TĐCM\n,Cơ quan,Chức vụ hiện nay,Cơ quan,Chức vụ cũ,\n"
            "Lê An,Huyện ủy,Trưởng Ban,Đảng ủy xã,Bí thư,ĐH\nHà Bá,Ban Dân vận,Phó Ban,Ban Xây dựng,Trưởng ban,ThS\n"
        ),
        ("later_before_earlier", "C2", "position"),
    ),
    "religions under membership of a committee": (
        "STT,Họ tên,Cấp ủy,Tôn giáo,TĐCM\n1,Lê An,Không,x,ĐH\n2,Hà Bá,Phật giáo,,ThS\n",
        ("field_in_another_column", "C1", "religion"),
    ),
    "a heading of theory over academic titles": (
        "STT,Họ tên,TĐCM,Lý luận chính trị,,Chức danh\n,,,GS,PGS,\n1,Lê An,ĐH,x,,a\n2,Hà Bá,ThS,,x,b\n",
        ("heading_not_used", "D2", "political_theory"),
    ),
    "secretaries of the Party unmarked where others are marked as members": (
        (
            "STT,Họ tên,Chức vụ,ĐV,DTTS,TĐCM\n1,Lê An,Bí thư Đảng ủy,,x,ĐH\n2,Hà Bá,Phó Bí thư Chi bộ,,x,ThS\n"
            "3,Vũ Ca,Kế toán,x,,ĐH\n"
        ),
        ("member_not_marked", "D1", "party_member"),
    ),
    "the advanced course by people who aren't marked as members": (
        "STT,Họ tên,LLCT,Đảng viên,Mục lạ,TĐCM\n1,Lê An,Cao cấp,,x,ĐH\n2,Hà Bá,CC,,x,ThS\n3,Vũ Ca,TC,x,,ĐH\n",
        ("member_not_marked", "D1", "party_member"),
    ),
    "a committee of people who aren't marked as members": (
        "STT,Họ tên,Tham gia cấp ủy,Đảng viên,QP,TĐCM\n1,Lê An,x,x,x,ĐH\n2,Hà Bá,x,,x,ThS\n3,Vũ Ca,,,x,ĐH\n",
        ("member_not_marked", "D1", "party_member"),
    ),
    "marks of the minorities not at their names": (
        "STT,Họ tên,DTTS,TĐCM\n1,Giàng A Sử,,ĐH\n2,Lò Văn Bá,,ThS\n3,Lê Ca,x,ĐH\n",
        ("minority_unlike_names", "C1", "ethnic_minority"),
    ),
    "a religion of nearly everybody": (
        "STT,Họ tên,Tôn giáo,TĐCM\n1,Lê An,x,ĐH\n2,Hà Bá,x,ThS\n3,Lê Ca,,ĐH\n",
        ("many_religious", "C1", "religion"),
    ),
    "a mark for women beside a birth under men": (
        "STT,Họ tên,Năm sinh,,Nữ,TĐCM\n,,Nam,Nữ,,\n1,Lê An,1970,,x,ĐH\n2,Hà Bá,1975,,,ThS\n",
        ("sexes_contradict", "E2", "sex"),
    ),
    "women under men": (
        "Họ tên,Nam,Nữ,TĐCM\nLê Thị An,x,,ĐH\nHà Văn Bá,,x,ThS\n",
        ("sexes_unlike_names", "B1", "sex"),
    ),
}

# Sheets that are as they should be, or of which nobody can say otherwise.
FINE = {
    "a secretary of the Youth Union who is no member": (
        "STT,Họ tên,Chức vụ,ĐV,DTTS,TĐCM\n1,Lê An,Bí thư Đoàn xã,,x,ĐH\n2,Hà Bá,Bí thư Đoàn,,x,ThS\n3,Vũ Ca,a,x,,ĐH\n"
    ),
    "one of several with the advanced course unmarked": (
        "STT,Họ tên,LLCT,Đảng viên,DTTS,TĐCM\n1,Lê An,Cao cấp,,x,ĐH\n2,Hà Bá,CC,x,x,ThS\n3,Vũ Ca,CC,x,x,ĐH\n"
    ),
    "one name of a minority unmarked": "STT,Họ tên,DTTS,TĐCM\n1,Vi Văn Bá,,ĐH\n2,Lò Ca,x,ThS\n3,Lê Ca,x,ĐH\n",
    "births of men and women as marked": (
        "STT,Họ tên,Năm sinh,,Phái,TĐCM\n,,Nam,Nữ,,\n1,Lê An,,1970,Nữ,ĐH\n2,Hà Bá,1975,,Nam,ThS\n"
    ),
    "posts that are titles of a class, beside no ranks": (
        "Họ tên,Chức danh,TĐCM\nLê An,Giáo viên hạng II,ĐH\nHà Bá,Giáo viên hạng III,ThS\n"
    ),
    "codes and classes of ranks": (
        "Họ tên,Hạng CDNN,Mã số CDNN,TĐCM\nLê An,II,V.07.04.31,ĐH\nHà Bá,III,V.07.04.32,ThS\n"
    ),
    "births in homes and hospitals beside communes as units": (
        "Họ tên,Nơi sinh,Đơn vị,TĐCM\nLê An,TTYT huyện,Xã Đông,ĐH\nHà Bá,Bệnh viện tỉnh,Xã Tây,ThS\n"
    ),
    "digital skills in words": "Họ tên,Kỹ năng số,TĐCM\nLê An,Cơ bản,ĐH\nHà Bá,Nâng cao,ThS\n",
    "remarks on a religion that others only mark": (
        "STT,Họ tên,Tôn giáo,Ghi chú,TĐCM\n1,Lê An,x,Phật giáo,ĐH\n2,Hà Bá,,,ThS\n"
    ),
    "a woman without her mark where members of the Party are others, too": (
        "Họ tên,Nữ,ĐV,TĐCM\nLê Thị An,,x,ĐH\nHà Bá,,x,CĐ\nVũ Thị A,x,x,ĐH\nVũ Thị Ư,x,x,ĐH\nLê Ba,,,ĐH\nLê Tư,,,ĐH\n"
    ),
    "allowances that might be numbers of days": (
        "Họ tên,Ngày sinh,Mức khoán,TĐCM\nLê An,3/2/1975,12000,ĐH\nHà Bá,4/5/1980,15000,ThS\n"
    ),
    "levels wished for": "Họ tên,TĐCM,Nhu cầu đào tạo\nLê An,ĐH,Thạc sĩ\nHà Bá,CĐ,ĐH\n",
    "where somebody was born": "Họ tên,Nơi sinh,TĐCM\nLê An,Xã Đông,ĐH\nHà Bá,Huyện Tây,ThS\n",
    "ranks beside no courses": "Họ tên,Ngạch,TĐCM\nLê An,Chuyên viên,ĐH\nHà Bá,Chuyên viên chính,ThS\n",
    "schools that are called after a level": "Họ tên,Trường đào tạo,LLCT\nLê An,ĐH Luật,CC\nHà Bá,ĐH Y,TC\n",
    "falling levels and none at the end": "STT,Họ tên,TĐCM,,\n,,ĐH,CĐ,Chưa qua đào tạo\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
    "cao cấp and cử nhân as forms have them": "STT,Họ tên,LLCT,,\n,,Cử nhân,Cao cấp,TC\n1,Lê An,x,,\n2,Hà Bá,,,x\n",
    "all scales rise": "STT,Họ tên,TĐCM,,LLCT,\n,,CĐ,ĐH,TC,CC\n1,Lê An,x,,x,\n2,Hà Bá,,x,,x\n",
    "others behind rising levels": "STT,Họ tên,LLCT,,\n,,SC,TC,Khác\n1,Lê An,x,,\n2,Hà Bá,,x,\n",
    "numbers with letters": "STT,Họ tên,TĐCM\nI,Lê An,ĐH\nA.1,Hà Bá,ThS\n2),Vũ Ca,CĐ\n",
    "hired and joined after birth": (
        "Họ tên,Ngày sinh,Ngày tuyển dụng,Ngày vào Đảng,TĐCM\nLê An,1/2/1970,1/5/1995,1/5/1990,ĐH\n"
        "Hà Bá,3/4/1981,1/5/2005,3/2/2003,ThS\n"
    ),
    "who leads a commune planned as a deputy of the district": (
        "Họ tên,TĐCM,Chức vụ,Chức danh quy hoạch\nLê An,ĐH,Bí thư Đảng ủy xã,Phó Bí thư Huyện ủy\n"
        "Hà Bá,ThS,Phó Trưởng phòng,Trưởng phòng\n"
    ),
    "units by codes alone": "Họ tên,Đơn vị,TĐCM\nLê An,H01,ĐH\nHà Bá,H02,ThS\n",
    "births in a hospital": "Họ tên,Nơi sinh,TĐCM\nLê An,Bệnh viện tỉnh,ĐH\nHà Bá,Bệnh viện huyện,ThS\n",
    "a woman with a name that men have": "STT,Họ tên,Nữ,TĐCM\n1,Lê Đức Hạnh,x,ĐH\n2,Hà Minh Bá,,ThS\n",
    "units in one above": (
        "Họ tên,Đơn vị cấp trên,Đơn vị,TĐCM\nLê An,UBND tỉnh,Sở Y tế,ĐH\nHà Bá,UBND tỉnh,Sở Nội vụ,ThS\n"
    ),
    "posts in the Party": (
        "Họ tên,Chức vụ,Chức vụ Đảng,TĐCM\nLê An,Chủ tịch,Phó Bí thư Chi bộ,ĐH\nHà Bá,Kế toán,Đảng viên,ThS\n"
    ),
    "years of planning": "STT,Họ tên,Kế hoạch,,TĐCM\n,,2024,2025,\n1,Lê An,a,b,ĐH\n2,Hà Bá,b,a,ThS\n",
    "quarters": "STT,Họ tên,Xếp loại quý,,TĐCM\n,,1,2,\n1,Lê An,a,b,ĐH\n2,Hà Bá,b,a,ThS\n",
    "a second degree wished for by some": "Họ tên,TĐCM,Đang học\nLê An,ĐH,ĐH\nHà Bá,CĐ,ĐH\nVũ Ca,ĐH,ThS\n",
    "a wish and no course yet": "Họ tên,TĐCM,LLCT,Nhu cầu LLCT\nLê An,ĐH,,TC\nHà Bá,ThS,TC,CC\n",
    "all of them Party members": "Họ tên,TĐCM,Đảng viên\nLê An,ĐH,Đảng viên\nHà Bá,ThS,\n",
    "the levels of physicians": "STT,Họ tên,TĐCM,,,\n,,TS,CKI,ThS,ĐH\n1,Lê An,x,,,\n2,Hà Bá,,x,,\n",
    "posts that begin like units": "Họ tên,Chức vụ,TĐCM\nLê An,Hội Nông dân,ĐH\nHà Bá,Hội Phụ nữ,ThS\n",
    "yes and no under an own header": "Họ tên,Bồi dưỡng hè,TĐCM\nLê An,có,ĐH\nHà Bá,không,ThS\n",
    "a name with the birth date behind it": "Họ và tên; ngày sinh,TĐCM\nLê An 12/3/1970,ĐH\nHà Bá 5/4/1981,ThS\n",
    "religions by their abbreviation": "Họ tên,Tôn giáo,TĐCM\nLê An,TCG,ĐH\nHà Bá,Không,ThS\nVũ Ca,PG,ThS\n",
    "a religion that nobody knows among others": "Họ tên,Tôn giáo,TĐCM\nLê An,Đạo Mẫu,ĐH\nHà Bá,Phật giáo,ThS\n",
    "numbers anew under each heading": "STT,Họ tên,TĐCM\n1,Lê An,ĐH\n2,Hà Bá,ThS\n1,Vũ Ca,ĐH\n2,Lê Dư,ĐH\n",
    "numbers of a list that was sorted": "STT,Họ tên,TĐCM\n4,Lê An,ĐH\n2,Hà Bá,ThS\n5,Vũ Ca,ĐH\n1,Lê Dư,ĐH\n",
    "levels that rose since": "Họ tên,TĐCM,TĐCM khi tuyển dụng\nLê An,ĐH,CĐ\nHà Bá,CĐ,TC\nVũ Ca,ĐH,ĐH\n",
    "years of levels": "STT,Họ tên,TĐCM,,\n,,ThS,ĐH,CĐ\n1,Lê An,2010,2004,\n2,Hà Bá,,2004,2001\n",
    "one unusual name among marks": (
        "STT,Họ tên,Nữ,ĐV,TĐCM\n1,Lê Thị An,x,x,ĐH\n2,Hà Văn Bá,x,x,ThS\n3,Vũ Thị Ca,x,,ĐH\n4,Hồ Văn Dư,,,ĐH\n"
    ),
    "one unusual name": "Họ tên,Giới tính,TĐCM\nLê Thị An,Nam,ĐH\nHà Văn Bá,Nam,ThS\nVũ Thị Ca,Nữ,ĐH\n",
}


def read(text: str) -> tuple[Finding, ...]:
    """Read a small CSV and give the findings that compare headers with cells."""
    (table,) = read_tables(["-"], ReadOptions(), text.encode()).tables
    return tuple(one for one in table.findings if one.code in NEW and (one.code, one.severity) != STRANGE)


@pytest.mark.parametrize("name", TOLD)
def test_cells_that_fit_another_header_are_told(name: str) -> None:
    """The finding names the header's cell and the field, in both languages."""
    text, (code, cell, field) = TOLD[name]
    found = {(one.code, one.places[0].cell, one.field): one for one in read(text)}
    assert (code, cell, field) in found
    labels = [Labels(load_vocabulary(), lang) for lang in ("vi", "en")]
    sentences = [finding_text(found[code, cell, field], label) for label in labels]
    assert sentences[0] != sentences[1]
    assert all(field is None or label.field(field) in said for label, said in zip(labels, sentences, strict=True)) or (
        code in NAMELESS
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("STT,Họ tên,TĐCM,,\n,,CĐ,,ĐH\n1,Lê An,x,,\n2,Hà Bá,,,x\n", ("empty_heading", "D2")),
        (
            "STT,Họ tên,TĐCM,,,Hệ số\n,,ĐH,CĐ,,\n1,Lê An,x,,,3\n2,Hà Bá,,x,,4\n,Cộng,1,1,0,\n",
            ("column_without_header", "E2"),
        ),
        ("Họ tên,TĐCM,Trình độ\nLê An,ĐH,x\nHà Bá,ThS,\n", ("column_not_understood", "C1")),
    ],
    ids=["no heading", "no heading over a sum alone", "only the heading of a group"],
)
def test_headings_that_say_nothing_are_told(text: str, told: tuple[str, str]) -> None:
    """A column among levels that has no heading, and a heading of a group over one column, are findings."""
    (table,) = read_tables(["-"], ReadOptions(), text.encode()).tables
    assert told in [(one.code, one.places[0].cell) for one in table.findings]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Họ tên,Mục lạ,TĐCM\nLê An,1970,ĐH\nHà Bá,1981,ThS\n", ["B1"]),
        ("Họ tên,Năm sinh,TĐCM,Mục lạ\nLê An,1970,ĐH,x\nHà Bá,1981,ThS,\n", ["D1"]),
        ("Họ tên,Năm sinh,TĐCM,Mục lạ\nLê An,1970,ĐH,Sơ cấp LLCT\nHà Bá,1981,ThS,Luật\n", ["D1"]),
        ("Họ tên,Năm sinh,TĐCM,Mục lạ\nLê An,1970,ĐH,Anh B1\nHà Bá,1981,ThS,Pháp\n", ["D1"]),
        ("Họ tên,Năm sinh,Trình độ,\n,,Chuyên môn,Mục lạ\nLê An,1970,ĐH,Anh B1\nHà Bá,1981,ThS,Pháp\n", ["D2"]),
        ("Họ tên,Giới tính,TĐCM,Cán bộ lãnh đạo,Đảng viên,DTTS,Mục lạ\nLê An,Nam,ĐH,x,x,,x\nHà Bá,Nữ,ThS,,,x,\n", []),
        ("Họ tên,Giới tính,TĐCM,Đảng viên,DTTS,Mục lạ\nLê An,Nam,ĐH,x,,x\nHà Bá,Nữ,ThS,,x,\n", ["F1"]),
        ("Họ tên,Năm sinh,TĐCM,Mục lạ\nLê An,1970,ĐH,45\nHà Bá,1981,ThS,78\n", ["D1"]),
        ("Họ tên,Năm sinh,TĐCM,Mục lạ\nLê An,1970,ĐH,\nHà Bá,1981,ThS,\n", ["D1"]),
        ("Họ tên,Năm sinh,TĐCM,Loại hợp đồng\nLê An,1970,ĐH,Không thời hạn\nHà Bá,1981,ThS,12 tháng\n", []),
        ("Họ tên,Năm sinh,TĐCM,Nơi sinh\nLê An,1970,ĐH,x\nHà Bá,1981,ThS,\n", []),
    ],
    ids=[
        "dates",
        "marks",
        "levels",
        "words",
        "words under a heading that groups columns",
        "marks and nothing missing",
        "marks and leaders missing",
        "numbers, which may be codes",
        "nothing",
        "an ordinary header",
        "another place",
    ],
)
def test_strange_columns_are_named(text: str, cells: list[str]) -> None:
    """A header that says nothing known is named where the table lacks a field with such cells: it may be a lost one."""
    (table,) = read_tables(["-"], ReadOptions(), text.encode()).tables
    assert [one.places[0].cell for one in table.findings if (one.code, one.severity) == STRANGE] == cells


@pytest.mark.parametrize("name", FINE)
def test_cells_that_fit_are_not_told(name: str) -> None:
    """A roster as units send it has none of these findings."""
    assert read(FINE[name]) == ()


def test_the_option_named_takes_the_column() -> None:
    """With the option that the finding names the column is the field, and nothing is left to tell."""
    text = "Họ tên,Năm sinh,Học lực chuyên sâu\nLê An,1970,ĐH\nHà Bá,1981,Thạc sĩ\n"
    (finding,) = read(text)
    assert finding.values["option"] == "--column degree='Học lực chuyên sâu'"
    options = ReadOptions(columns={"degree": "Học lực chuyên sâu"})
    (table,) = read_tables(["-"], options, text.encode()).tables
    assert table.findings == ()
    assert table.column("degree") is not None


def test_a_person_in_place_of_a_header_is_not_named() -> None:
    """A header that may be somebody's birth date is told by its column's letter."""
    (finding,) = read("Họ tên,12/03/1975,TĐCM\nLê An,05/11/1980,ĐH\nHà Bá,,ThS\n")
    assert (finding.code, finding.field, finding.value) == ("column_near_field", "birth_date", "B")


def test_the_samples_have_none() -> None:
    """No sample roster, laid out as five places do, has a finding of these kinds."""
    paths = [str(path) for path in sorted(SAMPLES.iterdir()) if path.is_dir() and path.name != "training"]
    found = read_tables(paths)
    assert [one for table in found.tables for one in table.findings if one.code in NEW] == []
