"""Requirements as decrees and the lists of provinces word them, each with its least level written down beforehand."""

from __future__ import annotations

from pathlib import Path

import pytest

from cadre_stats.errors import UsageError
from cadre_stats.targets.standard import Requirement
from cadre_stats.targets.standards_file import read_standards
from cadre_stats.vocabulary.vocabulary import load_vocabulary
from tests.running import write

LEAST = [
    ("degree", "Tốt nghiệp đại học trở lên", "bachelor"),
    ("degree", "Có bằng tốt nghiệp đại học trở lên", "bachelor"),
    ("degree", "Trình độ tối thiểu: đại học", "bachelor"),
    ("degree", "Có bằng thạc sĩ trở lên", "master"),
    ("degree", "Trung cấp chuyên môn trở lên", "intermediate"),
    ("degree", "Tốt nghiệp cao đẳng hoặc đại học", "college"),
    ("degree", "Đạt trình độ chuyên môn từ đại học trở lên", "bachelor"),
    ("political_theory", "Có bằng tốt nghiệp cao cấp lý luận chính trị hoặc cử nhân chính trị", "advanced"),
    ("political_theory", "Có trình độ trung cấp lý luận chính trị trở lên", "intermediate"),
    (
        "political_theory",
        (
            "Cử nhân chính trị hoặc cao cấp lý luận chính trị hoặc cao cấp lý luận chính trị - hành chính "
            "hoặc giấy xác nhận tương đương trình độ cao cấp lý luận chính trị"
        ),
        "advanced",
    ),
    (
        "political_theory",
        "Có giấy xác nhận trình độ lý luận chính trị tương đương cao cấp lý luận chính trị",
        "advanced",
    ),
    ("political_theory", "Sơ cấp LLCT trở lên", "elementary"),
    ("political_theory", "Cao cấp LLCT (hoặc tương đương)", "advanced"),
    ("political_theory", "Cao cấp lý luận chính trị, hành chính", "advanced"),
    ("political_theory", "Trung cấp LLCT hoặc tương đương trở lên", "intermediate"),
    ("political_theory", "Tốt nghiệp trung cấp lý luận chính trị - hành chính trở lên", "intermediate"),
    ("political_theory", "Đạt trình độ cao cấp", "advanced"),
    (
        "state_management",
        "Có chứng chỉ bồi dưỡng kiến thức quản lý nhà nước ngạch chuyên viên và tương đương trở lên",
        "expert",
    ),
    ("state_management", "Bồi dưỡng QLNN ngạch chuyên viên chính", "principal_expert"),
    ("state_management", "Chuyên viên chính và tương đương trở lên", "principal_expert"),
    ("state_management", "Có chứng chỉ chương trình bồi dưỡng đối với ngạch chuyên viên hoặc tương đương", "expert"),
    ("state_management", "Đã qua bồi dưỡng quản lý nhà nước chương trình chuyên viên trở lên", "expert"),
    ("it_skills", "Chứng chỉ ứng dụng CNTT cơ bản", "certificate"),
    ("it_skills", "Có chứng chỉ tin học ứng dụng cơ bản trở lên", "certificate"),
    ("general_education", "Tốt nghiệp trung học phổ thông", "upper_secondary"),
    ("general_education", "Tốt nghiệp THPT trở lên", "upper_secondary"),
    ("general_education", "12/12", "upper_secondary"),
    ("degree", "Không dưới trung cấp", "intermediate"),
    ("degree", "Phải tốt nghiệp cao đẳng trở lên", "college"),
    ("degree", "Có bằng đại học hoặc tương đương trở lên", "bachelor"),
    ("degree", "Trình độ chuyên môn: Đại học trở lên", "bachelor"),
    ("degree", "Thạc sĩ hoặc tiến sĩ", "master"),
    ("degree", "Bằng tốt nghiệp trung cấp trở lên", "intermediate"),
    ("political_theory", "Tối thiểu trung cấp lý luận chính trị", "intermediate"),
    ("political_theory", "Tốt nghiệp cử nhân chính trị hoặc cao cấp LLCT-HC", "advanced"),
    ("political_theory", "Phải có trình độ lý luận chính trị từ trung cấp trở lên", "intermediate"),
    ("political_theory", "Cao cấp hoặc cử nhân", "advanced"),
    ("political_theory", "Trung cấp LLCT, hành chính hoặc tương đương", "intermediate"),
    ("state_management", "Chứng chỉ QLNN chương trình chuyên viên chính hoặc tương đương", "principal_expert"),
    ("state_management", "Có chứng chỉ bồi dưỡng QLNN ngạch chuyên viên cao cấp", "senior_expert"),
    ("it_skills", "Tin học trình độ A trở lên", "certificate"),
    ("general_education", "Trung học cơ sở trở lên", "lower_secondary"),
]
REFUSED = [
    ("degree", "Có trình độ đại học trở lên phù hợp với yêu cầu vị trí việc làm"),
    ("degree", "Tốt nghiệp đại học trở lên, chuyên ngành phù hợp"),
    ("degree", "Từ trung cấp luật trở lên"),
    ("it_skills", "Có kỹ năng sử dụng công nghệ thông tin cơ bản"),
    ("degree", "Tốt nghiệp đại học chuyên ngành luật trở lên"),
    ("degree", "Đại học hoặc cao đẳng ngành kế toán"),
    ("degree", "Đại học trở lên (trừ trường hợp khác theo Điều lệ)"),
    ("degree", "Từ đại học trở lên, ngành Luật"),
    ("it_skills", "Sử dụng thành thạo tin học văn phòng"),
    ("degree", "Đại học trở lên theo quy định"),
]


def required(folder: Path, field: str, wording: str) -> Requirement:
    """Read a standard that requires one thing."""
    text = f'[[standard]]\nid = "a"\nposition = ["Trưởng phòng*"]\nrequires = {{ {field} = "{wording}" }}\n'
    (requirement,) = read_standards([write(folder, "s.toml", text)], load_vocabulary()).standards[0].requires
    return requirement


@pytest.mark.parametrize(("field", "wording", "level"), LEAST)
def test_the_least_that_is_enough(tmp_path: Path, field: str, wording: str, level: str) -> None:
    """The words around a level make it no other level, and whoever stands above it has enough; the wording is kept."""
    found = required(tmp_path, field, wording)
    assert [(one.relation, one.operands) for one in found.tests] == [("at_least", (level,))]
    assert found.text == wording


@pytest.mark.parametrize(("field", "wording"), REFUSED)
def test_what_is_more_or_less_than_a_level(tmp_path: Path, field: str, wording: str) -> None:
    """A subject, an exception and a skill are not in a roster's level: refused with its place, never dropped."""
    with pytest.raises(UsageError) as refused:
        required(tmp_path, field, wording)
    assert "s.toml" in refused.value.where
