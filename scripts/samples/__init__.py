"""The sample rosters, place by place: invented people in the layouts of real units."""
