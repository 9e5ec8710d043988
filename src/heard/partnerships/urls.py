from django.urls import path

from heard.partnerships.views import (
    audit,
    entering,
    face,
    members,
    outbox,
    places,
)

app_name = "partnerships"
urlpatterns = [
    path("staff/enter/", entering.after_sign_in, name="after_sign_in"),
    path("organisations/sign-in/", entering.find_sign_in, name="find_sign_in"),
    path("invitation/<str:secret>/", entering.take_up_invitation, name="take_up_invitation"),
    path("staff/members/", members.members, name="members"),
    path("staff/members/invite/", members.invite_member, name="invite_member"),
    path("staff/members/<int:pk>/", members.change_roles, name="change_roles"),
    path("staff/members/<int:pk>/remove/", members.remove_member, name="remove_member"),
    path(
        "staff/members/<int:pk>/reset-second-factor/",
        members.reset_second_factor,
        name="reset_second_factor",
    ),
    path("staff/members/<int:pk>/remind/", members.send_invitation, name="send_invitation"),
    path("staff/partnership/", face.partnership, name="partnership"),
    path("staff/partnership/change/", face.change_partnership, name="change_partnership"),
    path("staff/partnership/logo/", face.change_logo, name="change_logo"),
    path("staff/partnership/places/", places.places, name="places"),
    path("staff/partnership/organisations/add/", places.add_organisation, name="add_organisation"),
    path(
        "staff/partnership/organisations/<int:pk>/",
        places.change_organisation,
        name="change_organisation",
    ),
    path(
        "staff/partnership/organisations/<int:pk>/logo/",
        places.change_organisation_logo,
        name="change_organisation_logo",
    ),
    path("staff/partnership/districts/add/", places.add_district, name="add_district"),
    path("staff/partnership/districts/<int:pk>/", places.rename_district, name="rename_district"),
    path(
        "staff/partnership/districts/<int:pk>/divisions/add/",
        places.add_division,
        name="add_division",
    ),
    path("staff/partnership/divisions/<int:pk>/", places.rename_division, name="rename_division"),
    path("staff/audit/", audit.audit, name="audit"),
    path("staff/audit/audit.csv", audit.audit_file, name="audit_file"),
    path("staff/outbox/", outbox.outbox, name="outbox"),
    path("staff/outbox/<uuid:pk>/", outbox.message, name="message"),
]
