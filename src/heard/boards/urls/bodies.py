from django.urls import URLPattern, path

from heard.boards.views import bodies, body_endings, body_parts, open_data, public_bodies

_BODY = "staff/boards/<int:pk>/"

patterns: list[URLPattern] = [
    path("boards/", public_bodies.bodies, name="bodies"),
    path("boards/popolo.json", open_data.popolo_json, name="popolo_json"),
    path("boards/oparl.json", open_data.oparl_json, name="oparl_json"),
    path("boards/oparl/<slug:kind>/", open_data.oparl_list, name="oparl_list"),
    path("boards/oparl/<slug:kind>/<slug:key>/", open_data.oparl_object, name="oparl_object"),
    path("boards/<slug:slug>/", public_bodies.body, name="body"),
    path(
        "boards/<slug:slug>/terms-of-reference/<int:number>/",
        public_bodies.terms_of_reference,
        name="terms_of_reference",
    ),
    path("staff/boards/", bodies.all_bodies, name="all_bodies"),
    path("staff/boards/new/", bodies.make_body, name="make_body"),
    path(_BODY, bodies.keep_body, name="keep_body"),
    path(f"{_BODY}change/", bodies.change_body, name="change_body"),
    path(f"{_BODY}rename/", body_endings.rename_body, name="rename_body"),
    path(f"{_BODY}close/", body_endings.close_body, name="close_body"),
    path(f"{_BODY}merge/", body_endings.merge_body, name="merge_body"),
    path(f"{_BODY}seats/<slug:constituency>/", body_parts.want_seats, name="want_seats"),
    path(
        f"{_BODY}terms-of-reference/new/",
        body_parts.add_terms_of_reference,
        name="add_terms_of_reference",
    ),
    path(f"{_BODY}aims/new/", body_parts.add_aim, name="add_aim"),
    path(f"{_BODY}aims/<int:aim>/", body_parts.change_aim, name="change_aim"),
    path(f"{_BODY}aims/<int:aim>/done/", body_parts.finish_aim, name="finish_aim"),
]
