from django.urls import URLPattern, path

from heard.boards.views import calls_public, entering, expressing, my_expression

_MINE = "my-interest/<str:link>/"

patterns: list[URLPattern] = [
    path("join/", calls_public.calls, name="calls"),
    path("join/feed.xml", calls_public.calls_feed, name="calls_feed"),
    path("join/open-calls.json", calls_public.open_calls_json, name="open_calls_json"),
    path("join/<slug:slug>/", calls_public.call, name="call"),
    path("join/<slug:slug>/paper/", calls_public.paper_form, name="paper_form"),
    path("join/<slug:slug>/apply/", expressing.express_interest, name="express_interest"),
    path(
        "join/<slug:slug>/session/",
        expressing.express_interest_at_session,
        name="express_interest_at_session",
    ),
    path(
        "join/<slug:slug>/session/sent/<str:reference>/",
        expressing.interest_taken,
        name="interest_taken",
    ),
    path(_MINE, my_expression.my_expression, name="my_expression"),
    path(f"{_MINE}answer/", my_expression.answer_offer, name="answer_offer"),
    path(f"{_MINE}withdraw/", my_expression.withdraw_expression, name="withdraw_expression"),
    path(f"{_MINE}contact/", my_expression.change_contact, name="change_contact"),
    path(f"{_MINE}words/", my_expression.change_expression, name="change_expression"),
    path(f"{_MINE}ask-again/", my_expression.ask_me_again, name="ask_me_again"),
    path(f"{_MINE}delete/", my_expression.take_back_expression, name="take_back_expression"),
    path(f"{_MINE}held.json", my_expression.my_expression_file, name="my_expression_file"),
    path("staff/calls/<int:pk>/enter/", entering.enter_expression, name="enter_expression"),
]
