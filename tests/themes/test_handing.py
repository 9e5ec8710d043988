"""What other rooms hand down is sorted once, and again when its words change."""

from uuid import UUID, uuid4

import pytest

from heard.themes.models import Remark, Source
from heard.themes.queries import counts_by_theme, themes_of
from heard.themes.services import hand_down, withdraw_remark
from tests.partnerships import make as partnerships
from tests.themes import make

pytestmark = pytest.mark.django_db


def test_the_same_remark_handed_down_twice_is_one_and_stays_settled():
    area = partnerships.partnership()
    theme = make.theme(area)
    before = make.settled(theme, of=area, text="We waited", key=(key := uuid4()))

    again = hand_down(area, make.handed("We waited\r\n", key=key))

    assert (again.pk, again.revision, again.settled_at) == (before.pk, 0, before.settled_at)
    assert themes_of(area, Source.SESSION, [key]) == {key: [theme]}


def test_a_remark_with_other_words_is_sorted_anew():
    area = partnerships.partnership()
    before = make.settled(make.theme(area), of=area, text="We waited", key=(key := uuid4()))
    coder = before.codings.get().coder

    again = hand_down(area, make.handed("We waited two years", key=key))

    assert (again.text, again.settled_at) == ("We waited two years", None)
    assert themes_of(area, Source.SESSION, [key]) == {}
    assert list(Remark.objects.waiting_for(coder)) == [again]


def test_a_withdrawn_remark_keeps_no_words_and_counts_no_more():
    area = partnerships.partnership()
    make.settled(make.theme(area), of=area, key=(key := uuid4()))

    withdraw_remark(area, Source.SESSION, key)
    withdraw_remark(area, Source.SESSION, key)

    remark = Remark.objects.get(key=key)
    assert (remark.text, remark.context, remark.where) == ("", "", "")
    assert counts_by_theme(area, Source.SESSION, remark.group) == []
    assert themes_of(area, Source.SESSION, [key]) == {}


def test_what_comes_back_with_the_words_that_it_had_is_sorted_as_it_was():
    area = partnerships.partnership()
    theme = make.theme(area)
    make.settled(theme, of=area, text="We waited", key=(key := uuid4()))
    withdraw_remark(area, Source.SESSION, key)

    hand_down(area, make.handed("We waited", key=key))

    assert themes_of(area, Source.SESSION, [key]) == {key: [theme]}


def test_withdrawing_what_was_never_handed_down_does_nothing():
    withdraw_remark(partnerships.partnership(), Source.SESSION, uuid4())

    assert not Remark.objects.exists()


def test_another_partnerships_remark_with_the_same_key_is_another():
    here, elsewhere = partnerships.partnership(), partnerships.partnership()
    key = uuid4()
    make.settled(make.theme(here), of=here, key=key)
    make.remark(elsewhere, key=key)

    assert list(themes_of(here, Source.SESSION, [key])) == [key]
    assert themes_of(elsewhere, Source.SESSION, [key]) == {}
    assert counts_by_theme(elsewhere, Source.SESSION, UUID(int=1)) == []


def test_a_remark_that_comes_to_need_two_people_waits_for_the_second():
    area = partnerships.partnership()
    make.settled(make.theme(area), of=area, text="We waited", key=(key := uuid4()))

    remark = hand_down(area, make.handed("We waited", key=key, coders_wanted=2))

    assert remark.settled_at is None
    assert list(Remark.objects.waiting_for(make.coder(area))) == [remark]


def test_a_remark_that_comes_to_need_one_person_is_settled_by_the_one_who_sorted_it():
    area = partnerships.partnership()
    theme = make.theme(area)
    key = uuid4()
    make.settled(theme, of=area, text="We waited", key=key, coders_wanted=2)
    assert themes_of(area, Source.SESSION, [key]) == {}

    hand_down(area, make.handed("We waited", key=key))

    assert themes_of(area, Source.SESSION, [key]) == {key: [theme]}


def test_counts_are_of_settled_remarks_of_the_group_most_first():
    area = partnerships.partnership()
    waiting, transport = make.theme(area, "Waiting"), make.theme(area, "Transport")
    for themes in ((waiting,), (waiting, transport), (), (waiting,)):
        make.settled(*themes, of=area)
    make.settled(transport, of=area, group=UUID(int=2))
    make.remark(area)

    counts = counts_by_theme(area, Source.SESSION, UUID(int=1))

    assert counts == [(waiting, 3), (transport, 1)]
