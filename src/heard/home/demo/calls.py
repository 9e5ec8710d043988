"""The call for two parents on Westmere's board, and who would like to join."""

from datetime import timedelta

from django.utils import timezone

from heard.boards.call_words import CallWords
from heard.boards.consent import standing_list_words
from heard.boards.interest import Interest
from heard.boards.models import Body, Call, Expression, SeatGroup
from heard.boards.models.words import Constituency, HowHeard, Origin, Relationship, Topic
from heard.boards.services.calls import make_call, open_call
from heard.boards.services.expressing import Arrival, enter_expression, express_interest
from heard.boards.services.panels import add_panel_member
from heard.boards.services.standing import Paper, Wishes, add_subscriber
from heard.home.demo import boards_words as words
from heard.mail.models import Channel
from heard.partnerships.addresses import addresses_of_install
from heard.partnerships.models import Member


def load_call(board: Body, *, lead: Member, forum: Member) -> Call:
    """Open for another twelve days, with four who are interested: on the web, on paper, at a
    session."""
    _standing_list(lead)
    at = addresses_of_install(lead.partnership)
    group = board.seat_groups.get(constituency=Constituency.PARENT_CARER)
    today = timezone.localdate()
    said = CallWords(
        title=words.CALL_TITLE,
        about=words.CALL_ABOUT,
        time_needed=words.CALL_TIME,
        paid=words.CALL_PAID,
        support=words.CALL_SUPPORT,
        contact="The engagement team, 01632 960 100, send.engagement@westmere.example",
        closes_on=today + timedelta(days=12),
        told_by=today + timedelta(days=40),
        hides_names=True,
        criteria=words.CALL_CRITERIA,
        seats=((group, 2),),
    )
    call = make_call(lead.partnership, words=said, by=lead)
    add_panel_member(call, lead, is_parent=False, by=lead)
    add_panel_member(call, forum, is_parent=True, by=lead)
    call = open_call(call, by=lead, address=lambda call: at("boards:call", call.slug))
    opened_at = timezone.now() - timedelta(days=9)
    Call.objects.filter(pk=call.pk).update(opened_at=opened_at)
    call.opened_at = opened_at
    for each in words.INTERESTS:
        _interest(call, group, each, lead)
    return call


def _interest(call: Call, group: SeatGroup, each: words.DemoInterest, lead: Member) -> Expression:
    at = addresses_of_install(call.partnership)
    came_on_paper = each.origin == Origin.PAPER
    interest = Interest(
        name=each.name,
        channel=Channel.EMAIL if each.email else Channel.LETTER,
        email=each.email,
        address=each.address,
        groups=(group,),
        relationship=Relationship.PARENT_CARER,
        district=call.partnership.districts.filter(name=each.district).first(),
        why=each.why,
        brings=each.brings,
        how_heard=HowHeard.SESSION if each.origin == Origin.SESSION else HowHeard.FORUM,
    )
    received_on = timezone.localdate() - timedelta(days=3)
    arrival = Arrival(each.origin, received_on=received_on if came_on_paper else None)

    def link(secret: str) -> str:
        return at("boards:my_expression", secret)

    if came_on_paper:
        return enter_expression(call, interest, arrival=arrival, link=link, by=lead)
    return express_interest(call, interest, arrival=arrival, link=link)


def _standing_list(lead: Member) -> None:
    """Two who asked at a session to be kept posted: one by e-mail, one by post."""
    at = addresses_of_install(lead.partnership)
    paper = Paper(
        consent=standing_list_words(lead.partnership.name),
        received_on=timezone.localdate() - timedelta(days=30),
        origin=Origin.SESSION,
    )
    topics = (Topic.CHANGES, Topic.BOARDS)
    for channel, reached_at in words.KEPT_POSTED:
        wishes = Wishes(topics=topics, channel=channel, at=reached_at)
        add_subscriber(lead.partnership, wishes=wishes, paper=paper, at=at, by=lead)
