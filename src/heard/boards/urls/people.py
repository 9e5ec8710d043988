from django.urls import URLPattern, path

from heard.boards.views import looking_after, my_seats, people, seating

patterns: list[URLPattern] = [
    path("staff/people/", people.people, name="people"),
    path("staff/people/new/", people.make_person, name="make_person"),
    path("staff/people/to-look-after/", people.to_look_after, name="to_look_after"),
    path("staff/people/<int:pk>/", people.person, name="person"),
    path("staff/people/<int:pk>/change/", people.change_person, name="change_person"),
    path("staff/people/<int:pk>/support/", people.change_support, name="change_support"),
    path("staff/people/<int:pk>/sign-in/", people.link_member, name="link_member"),
    path("staff/people/<int:pk>/sign-in/unlink/", people.unlink_member, name="unlink_member"),
    path("staff/people/<int:pk>/declare/", looking_after.declare, name="declare"),
    path("staff/declarations/<int:pk>/end/", looking_after.end_declaration, name="end_declaration"),
    path(
        "staff/declarations/<int:pk>/renew/",
        looking_after.renew_declaration,
        name="renew_declaration",
    ),
    path("staff/seat-groups/<int:pk>/fill/", seating.choose_person, name="choose_person"),
    path("staff/seat-groups/<int:group_pk>/fill/<int:pk>/", seating.fill_seat, name="fill_seat"),
    path("staff/seats/<int:pk>/", seating.membership, name="membership"),
    path("staff/seats/<int:pk>/end/", seating.end_membership, name="end_membership"),
    path("staff/seats/<int:pk>/renew/", seating.renew_term, name="renew_term"),
    path("staff/seats/<int:pk>/chair/", seating.make_chair, name="make_chair"),
    path("staff/seats/<int:pk>/accept-terms/", looking_after.accept_terms, name="accept_terms"),
    path("staff/seats/<int:pk>/expenses/new/", looking_after.claim_expense, name="claim_expense"),
    path("staff/offices/<int:pk>/end/", seating.end_office, name="end_office"),
    path("staff/induction/<int:pk>/", looking_after.tick_induction, name="tick_induction"),
    path("staff/expenses/<int:pk>/settle/", looking_after.settle_expense, name="settle_expense"),
    path("staff/my-seats/", my_seats.my_seats, name="my_seats"),
]
