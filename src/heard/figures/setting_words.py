"""Where children and young people with a plan learn, in words.

Source: DfE, "Education, health and care plans", data guidance 2025, labels of the columns.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy

SETTINGS: dict[str, Promise] = {
    "mainstream_la_maintained": lazy("Mainstream schools kept by the council"),
    "mainstream_la_maintained_resourced_provision": lazy(
        "Mainstream schools kept by the council, resourced provision"
    ),
    "mainstream_la_maintained_senunit": lazy("Mainstream schools kept by the council, SEN units"),
    "mainstream_academy": lazy("Mainstream academies"),
    "mainstream_academy_resourced_provision": lazy("Mainstream academies, resourced provision"),
    "mainstream_academy_senunit": lazy("Mainstream academies, SEN units"),
    "mainstream_free_school": lazy("Mainstream free schools"),
    "mainstream_free_school_resourced_provision": lazy(
        "Mainstream free schools, resourced provision"
    ),
    "mainstream_free_school_senunit": lazy("Mainstream free schools, SEN units"),
    "mainstream_independent": lazy("Mainstream independent schools"),
    "mainstream_total": lazy("All mainstream schools"),
    "special_la_maintained": lazy("Special schools kept by the council"),
    "special_academy": lazy("Special academies"),
    "special_free_school": lazy("Special free schools"),
    "special_academy_free": lazy("Special academies and free schools"),
    "special_independent": lazy("Independent special schools"),
    "special_non_maintained": lazy("Non-maintained special schools"),
    "special_total": lazy("All special schools"),
    "ap_pru_academy": lazy("Alternative provision, academies"),
    "ap_pru_free_school": lazy("Alternative provision, free schools"),
    "ap_pru_la_maintained": lazy("Pupil referral units"),
    "ap_pru_total": lazy("All alternative provision"),
    "general_fe_tertiary_colleges": lazy("Further education colleges and sixth forms"),
    "specialist_post_16_institutions": lazy("Specialist colleges after 16"),
    "ukrlp_provider": lazy("Other registered learning providers"),
    "fe_total": lazy("All further education"),
    "elective_home_education": lazy("Educated at home by choice"),
    "other_arrangements_la": lazy("Other arrangements by the council"),
    "other_arrangements_parents": lazy("Other arrangements by parents"),
    "online_provider": lazy("Online providers"),
    "w_settings": lazy("Schools in Wales"),
    "other_schools": lazy("Other kinds of school"),
    "other_placement_settings": lazy("Other kinds of place"),
    "neet": lazy("Not in education, employment or training"),
    "neet_ntci": lazy("Not in education or training, plan about to end"),
    "neet_other": lazy("Not in education or training, other ages"),
    "neet_other_csa": lazy("Not in education or training, of school age"),
    "ed_elsewhere": lazy("All educated elsewhere"),
    "nm_early_years": lazy("Nurseries and other early years"),
    "placement_unknown": lazy("Place not recorded"),
    "await_prov_2022": lazy("Waiting for a place (to 2022)"),
    "perm_ex_2022": lazy("Permanently excluded (to 2022)"),
}
