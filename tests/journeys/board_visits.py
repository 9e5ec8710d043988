"""The pages of boards, calls and personal data in the demo area, and who opens each."""

from typing import Any

from heard.boards.links import make_link
from heard.boards.models import (
    Aim,
    Body,
    Call,
    Expression,
    Membership,
    Office,
    Person,
    Subscriber,
)
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.expressions import link_of
from heard.boards.queries.standing import PURPOSE as STANDING_LIST
from heard.boards.services.deciding import Decision, decide
from heard.boards.stages import UNDECIDED
from heard.home.demo import boards_words as words
from heard.home.models import RightsRequest
from heard.home.services import rights
from tests.boards import make_calls as calls
from tests.journeys.visits import Visit, Westmere

KEEPER, PANEL, ADMINISTRATOR = "lead", "forum", "administrator"


class Boards:
    """The boards of Westmere, with a draft call and one on which the panel has decided."""

    def __init__(self, westmere: Westmere) -> None:
        self.westmere = westmere
        self.board = self._body(words.BOARD)
        self.seat = Membership.objects.get(
            seat__group__body=self.board, person__name="Philippa Wren"
        )

    def public(self) -> list[Visit]:
        call = Call.objects.get(title=words.CALL_TITLE)
        old, group = self._body(words.OLD_BOARD), self._body(words.WORKING_GROUP)
        mine = (link_of(call.expressions.all()[0]),)
        offered = calls.at_stage(self._decided(), Stage.OFFERED, answer_by=calls.in_days(5))
        kept = Subscriber.objects.earliest("pk")
        subscription = (make_link(kept.key, STANDING_LIST),)
        names = ("bodies", "meetings", "calls", "keep_me_posted")
        own = ("my_expression", "withdraw_expression", "change_contact", "change_expression")
        own += ("ask_me_again", "take_back_expression")
        return [
            *(Visit(f"boards:{name}") for name in names),
            *(Visit("boards:body", (body.slug,)) for body in (self.board, old, group)),
            Visit("boards:terms_of_reference", (self.board.slug, 1)),
            *(Visit("boards:meeting", (each.key,)) for each in self.board.meetings.all()),
            *(Visit(f"boards:{name}", (call.slug,)) for name in ("call", "paper_form")),
            Visit("boards:express_interest", (call.slug,)),
            Visit("boards:express_interest_at_session", (call.slug,)),
            Visit("boards:interest_taken", (call.slug, "W7K-4PM")),
            *(Visit(f"boards:{name}", mine) for name in own),
            Visit("boards:answer_offer", (link_of(offered),)),
            Visit("boards:asked_to_join", ("email",)),
            Visit("boards:my_subscription", subscription),
            Visit("boards:change_subscription", subscription),
            Visit("boards:leave_list", subscription),
            Visit("home:ask_what_you_hold"),
        ]

    def of_keepers(self) -> list[Visit]:
        return [
            *_visits(KEEPER, self._of_bodies()),
            *_visits(KEEPER, self._of_people()),
            *_visits(KEEPER, self._of_meetings()),
            *_visits("parent", [("my_seats", ())]),
            *self._of_personal_data(),
        ]

    def of_calls(self) -> list[Visit]:
        draft = calls.call(self.westmere.partnership, state=CallState.DRAFT, opened_at=None)
        decided = self._decided()
        open_call = Call.objects.get(title=words.CALL_TITLE)
        first = open_call.expressions.earliest("pk")
        appointed = calls.at_stage(
            decided, Stage.ACCEPTED, offered_group=calls.group(decided), email="new@example.org"
        )
        offered = calls.at_stage(
            decided, Stage.OFFERED, offered_group=calls.group(decided), answer_by=calls.in_days(5)
        )
        undecided = decided.expressions.filter(stage__in=UNDECIDED).earliest("pk")
        subscriber = Subscriber.objects.earliest("pk").pk
        pages: list[tuple[str, tuple[Any, ...]]] = [
            *((name, ()) for name in ("all_calls", "make_call", "standing_list", "add_subscriber")),
            *((f"{name}_call", (draft.pk,)) for name in ("change", "open", "discard")),
            *((f"{name}_call", (open_call.pk,)) for name in ("run", "extend", "close", "withdraw")),
            ("keep_panel", (draft.pk,)),
            ("call_numbers", (decided.pk,)),
            ("enter_expression", (open_call.pk,)),
            ("applicant", (first.pk,)),
            ("decide", (undecided.pk,)),
            ("tell_everyone", (decided.pk,)),
            ("appoint", (appointed.pk,)),
            ("record_answer", (offered.pk,)),
            ("record_withdrawal", (undecided.pk,)),
            ("subscriber", (subscriber,)),
            ("take_off_list", (subscriber,)),
        ]
        panel = (decided.pk, undecided.pk)
        of_the_panel: list[tuple[str, tuple[Any, ...]]] = [
            ("declare_conflicts", (open_call.pk,)),
            ("panel", (decided.pk,)),
            ("panel_scores", (decided.pk,)),
            ("score_expression", panel),
            ("declare_conflict", panel),
        ]
        return [*_visits(KEEPER, pages), *_visits(PANEL, of_the_panel)]

    def _of_bodies(self) -> list[tuple[str, tuple[Any, ...]]]:
        board, aim = (self.board.pk,), Aim.objects.earliest("pk")
        of_aim = (aim.body_id, aim.pk)
        names = ("keep_body", "change_body", "rename_body", "close_body", "merge_body")
        return [
            ("all_bodies", ()),
            ("make_body", ()),
            *((name, board) for name in names),
            ("want_seats", (*board, "parent_carer")),
            *((name, board) for name in ("add_terms_of_reference", "add_aim", "actions")),
            ("add_action_between_meetings", board),
            ("change_aim", of_aim),
            ("finish_aim", of_aim),
        ]

    def _of_people(self) -> list[tuple[str, tuple[Any, ...]]]:
        person = Person.objects.get(name="Casimir Dunne")
        of_person = ("person", "change_person", "change_support", "link_member", "declare")
        of_seat = ("membership", "end_membership", "renew_term", "make_chair", "claim_expense")
        group = self.board.seat_groups.get(constituency="parent_carer").pk
        office = Office.objects.filter(body=self.board).earliest("pk").pk
        return [
            *((name, ()) for name in ("people", "make_person", "to_look_after")),
            *((name, (person.pk,)) for name in of_person),
            *((name, (self.seat.pk,)) for name in of_seat),
            ("choose_person", (group,)),
            ("fill_seat", (group, person.pk)),
            ("end_office", (office,)),
        ]

    def _of_meetings(self) -> list[tuple[str, tuple[Any, ...]]]:
        confirmed, drafted, coming = self.board.meetings.order_by("starts_at")
        paper, action = coming.papers.get().pk, drafted.actions.get().pk
        of_coming = ("run_meeting", "change_meeting", "cancel_meeting", "agenda", "papers")
        of_coming += ("add_agenda_item", "add_paper", "attendance", "add_attendee")
        return [
            ("all_meetings", ()),
            ("plan_meeting", ()),
            *((name, (coming.pk,)) for name in of_coming),
            ("change_agenda_item", (coming.pk, coming.agenda.earliest("pk").pk)),
            *((name, (paper,)) for name in ("change_paper", "remove_paper")),
            *((name, (drafted.pk,)) for name in ("write_minutes", "confirm_minutes", "add_action")),
            ("correct_minutes", (confirmed.pk,)),
            *((name, (action,)) for name in ("change_action", "finish_action")),
        ]

    def _of_personal_data(self) -> list[Visit]:
        asked = self._request()
        names = ("personal_data", "rights_requests", "add_rights_request", "retention")
        return [
            *(Visit(f"home:{name}", who=ADMINISTRATOR) for name in names),
            Visit("home:rights_request", (asked.pk,), ADMINISTRATOR),
        ]

    def _request(self) -> RightsRequest:
        asked = rights.NewRequest(kind="access", name="Greta Holm", address="4 Ferry Lane")
        return rights.ask_what_you_hold(self.westmere.partnership, asked)

    def _body(self, name: str) -> Body:
        return Body.objects.get(name=name)

    def _decided(self) -> Call:
        """Closed yesterday; a parent of the panel has scored all, one is decided, one is not."""
        call = calls.closed(self.westmere.partnership)
        applicants = [calls.expression(call), calls.expression(call)]
        panel = calls.declared(
            calls.panel_member(call, who=self.westmere.member(PANEL), is_parent=True)
        )
        for one in applicants:
            calls.scored(panel, one)
        decision = Decision(Stage.TO_DECLINE, feedback="Others know the early years better.")
        first: Expression = applicants[0]
        decide(first, decision, by=self.westmere.member(KEEPER), seen_revision=first.revision)
        return call


def _visits(who: str, pages: list[tuple[str, tuple[Any, ...]]]) -> list[Visit]:
    return [Visit(f"boards:{name}", args, who) for name, args in pages]
