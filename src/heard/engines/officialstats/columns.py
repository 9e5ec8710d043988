"""Columns of the files on education, health and care plans, by one name over the years.

Source: DfE, "Education, health and care plans", data guidance of the reporting years 2022, 2023,
2024, 2025 and 2026. What counts the same has one name here; what was counted in another way keeps
its own (`special_academy` and `special_free_school` are one column since 2025: nobody can part it).
"""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a column is for."""

    PLACE = "place"  # time and area
    FILTER = "filter"  # who is counted
    INDICATOR = "indicator"  # what is counted


@dataclass(frozen=True)
class Column:
    """A column as it is called in the file, and as we call it: unknown ones keep their name."""

    written: str
    name: str
    role: Role
    is_known: bool

    @property
    def is_share(self) -> bool:
        """Per cent, which no sum is made of."""
        return self.name.endswith(("_percent", "_pc", "_rate"))


PLACES = (
    *("time_period", "time_identifier", "geographic_level", "country_code", "country_name"),
    *("region_code", "region_name", "new_la_code", "old_la_code", "la_name"),
)
MUST_BE = ("time_period", "time_identifier", "geographic_level")

# As it is written in some year: what it is called here.
_FILTERS = {
    "breakdown_topic": "breakdown_topic",
    "breakdown": "breakdown",
    "age": "age",
    "age_group": "age",
    "characteristic_age": "age",
    "sex": "sex",
    "gender": "sex",
    "characteristic_gender": "sex",
    "ethnicity_major": "ethnicity_major",
    "ethnicity_minor": "ethnicity_minor",
    "minority_ethnic": "minority_ethnic",
    "ehcp_or_statement": "plan_type",
    "establishment_type": "establishment_type",
    "establishment_group": "establishment_group",
    "primary_need": "primary_need",
    "sen_primary_need": "primary_need",
    "sen_provision": "sen_provision",
    "sen_status": "sen_provision",
    "weeks": "weeks",
    "enrolment_type": "enrolment_type",
    "fsm_eligibility": "fsm_eligibility",
    "free_school_meals": "fsm_eligibility",
    "first_language": "first_language",
    "national_curriculum_year": "national_curriculum_year",
    "phase_type_grouping": "phase_type_grouping",
    "type_of_establishment": "type_of_establishment",
}
_COUNTED_THE_SAME = {
    "ehc_plans": ("ehcplans", "total_ehc", "num_caseload"),
    "ehc_plans_percent": ("total_ehc_pc", "pc_caseload"),
    "new_ehc_plans": ("new_ehc_plans", "total_new_ehc", "num_new_plans"),
    "new_ehc_plans_percent": ("total_new_ehc_pc", "pc_new_plans"),
    "statements": ("total_st",),
    "statements_percent": ("total_st_pc",),
    "ehc_plans_and_statements": ("total_all",),
    "ehc_plans_and_statements_percent": ("total_all_pc",),
    "requests": ("inreqehc", "inreq_ehc"),
    "requests_refused": ("assrefusedehc", "ass_refused_ehc"),
    "requests_refused_percent": ("assrefusedehc_pc", "ass_refused_ehc_pc"),
    "requests_agreed": ("inreq_ehc_y",),
    "requests_ongoing": ("inreq_ehc_a",),
    "requests_withdrawn": ("inreq_ehc_w",),
    "assessments": ("assessments",),
    "assessed_plan_issued": ("newallehc", "new_all_ehc"),
    "assessed_plan_issued_percent": ("newallehc_pc", "new_all_ehc_pc"),
    "assessed_no_plan": ("assnoneehc", "ass_none_ehc"),
    "assessed_no_plan_percent": ("assnoneehc_pc", "ass_none_ehc_pc"),
    "plans_without_exceptions": ("totnoexcehc", "tot_no_exc_ehc"),
    "plans_with_exceptions": ("totincexcehc", "tot_inc_exc_ehc"),
    "in_20_weeks_without_exceptions": ("noexc20weekehc", "no_exc_20week_ehc"),
    "in_20_weeks_without_exceptions_percent": ("noexc20weekrate", "no_exc_20week_rate"),
    "in_20_weeks_with_exceptions": ("incexc20weekehc", "inc_exc_20week_ehc"),
    "in_20_weeks_with_exceptions_percent": ("incexc20weekrate", "inc_exc_20week_rate"),
    "mediation_cases": ("newehcmediation", "total_mediation"),
    "tribunals_after_mediation": ("newehctribunal", "total_tribunal_followed_mediation"),
    "tribunals_after_mediation_percent": ("newehctribunal_pc", "total_tribunal_pc"),
    "personal_budgets": ("personalbudgets", "personal_budgets"),
    "direct_pay_education": ("directpayeducation", "direct_pay_education"),
    "direct_pay_health": ("directpayhealth", "direct_pay_health"),
    "direct_pay_social_care": ("directpaysocialcare", "direct_pay_socialcare"),
    "direct_pay_integrated": ("directpayintegrated", "direct_pay_integrated"),
    "organised_arrangements": ("orgarrangements", "org_arrangements"),
    "discontinued": ("discontinued_total",),
    "mainstream_to_special": ("mtosiehc", "mainstream_to_special_ehc"),
    "special_to_mainstream": ("sitomehc", "special_to_mainstream_ehc"),
    "residential": ("num_children_yp",),
    "work_based_enrolments": ("enrolments", "workbasedehc"),
}
# Where they are educated: columns of their own since 2025.
_SETTINGS = (
    *("mainstream_la_maintained", "mainstream_la_maintained_resourced_provision"),
    *("mainstream_la_maintained_senunit", "mainstream_academy"),
    *("mainstream_academy_resourced_provision", "mainstream_academy_senunit"),
    *("mainstream_free_school", "mainstream_free_school_resourced_provision"),
    *("mainstream_free_school_senunit", "mainstream_independent", "mainstream_total"),
    *("special_la_maintained", "special_academy", "special_free_school", "special_academy_free"),
    *("special_independent", "special_non_maintained", "special_total", "ap_pru_academy"),
    *("ap_pru_free_school", "ap_pru_la_maintained", "ap_pru_total"),
    *("general_fe_tertiary_colleges", "specialist_post_16_institutions", "ukrlp_provider"),
    *("fe_total", "elective_home_education", "other_arrangements_la"),
    *("other_arrangements_parents", "online_provider", "w_settings", "other_schools"),
    *("other_placement_settings", "neet", "neet_ntci", "neet_other", "neet_other_csa"),
    *("ed_elsewhere", "nm_early_years", "placement_unknown", "await_prov_2022", "perm_ex_2022"),
)
_INDICATORS = {
    **{written: name for name, all_of in _COUNTED_THE_SAME.items() for written in all_of},
    **{name: name for name in _COUNTED_THE_SAME},
    **{setting: setting for setting in _SETTINGS},
    **{f"{setting}_pc": f"{setting}_percent" for setting in _SETTINGS},
    **{f"{setting}_percent": f"{setting}_percent" for setting in _SETTINGS},
}


def known_column(written: str) -> Column | None:
    """What a column is that we have met in some year; None for any other."""
    plain = written.strip().lower()
    for names, role in (
        ({place: place for place in PLACES}, Role.PLACE),
        (_FILTERS, Role.FILTER),
        (_INDICATORS, Role.INDICATOR),
    ):
        if plain in names:
            return Column(written, names[plain], role, is_known=True)
    return None


def unknown_column(written: str, *, holds_words: bool) -> Column:
    """One that is new to us: it keeps its name, and its cells say what it is for."""
    role = Role.FILTER if holds_words else Role.INDICATOR
    return Column(written, written.strip().lower(), role, is_known=False)


def is_of_sen2(indicator: str) -> bool:
    """Whether it is one of those that the SEN2 return counts, by the name that we have for it."""
    return indicator in _INDICATORS.values()
