import pytest

from heard.engines.plainwords import suggest_terms

WAITING = [f"The waiting list for speech therapy is {n} months long" for n in range(12)]
TRANSPORT = [
    f"The school taxi was late again, the taxi driver changed {n} times" for n in range(10)
]
PRAISE = [f"Our short breaks club is brilliant, staff at the club are kind {n}" for n in range(8)]
RARE = ["Zebedee met Ermintrude at Florians"] * 4
TEXTS = [*WAITING, *TRANSPORT, *PRAISE, *RARE]


def test_terms_are_weighted_and_counted_by_comments():
    terms = {term.words: term for term in suggest_terms(TEXTS).terms}

    assert terms["waiting list"].comments == 12
    assert terms["school taxi"].comments == 10
    assert terms["school taxi"].weight > 0
    assert "taxi" not in terms


def test_no_term_is_suggested_that_fewer_than_five_comments_hold():
    suggested = suggest_terms(TEXTS)

    assert all(term.comments >= 5 for term in suggested.terms)
    assert not any("zebedee" in term.words for term in suggested.terms)
    assert suggested.left_out == tuple(range(30, 34))


def test_like_comments_stand_together():
    clusters = suggest_terms(TEXTS, clusters=3).clusters

    assert [sorted(cluster.members) for cluster in clusters] == [
        list(range(12)),
        list(range(12, 22)),
        list(range(22, 30)),
    ]
    assert "waiting list" in clusters[0].terms


def test_the_same_seed_gives_the_same_clusters():
    assert suggest_terms(TEXTS, seed=5) == suggest_terms(TEXTS, seed=5)


def test_marks_of_what_was_struck_are_no_terms():
    texts = ["[name] waits, [phone number] rings"] * 6

    assert {term.words for term in suggest_terms(texts).terms} == {"waits", "rings"}


@pytest.mark.parametrize("texts", [[], [""], ["the and of"] * 9, ["one off"]])
def test_where_there_is_nothing_in_common_nothing_is_suggested(texts):
    suggested = suggest_terms(texts)

    assert (suggested.terms, suggested.clusters) == ((), ())
    assert suggested.left_out == tuple(range(len(texts)))


def test_comments_that_are_all_alike_make_one_cluster():
    (cluster,) = suggest_terms(["waiting list"] * 20).clusters

    assert cluster.members == tuple(range(20))


@pytest.mark.parametrize("wrong", [{"least": 0}, {"clusters": 0}])
def test_a_least_or_a_number_of_clusters_below_one_is_refused(wrong):
    with pytest.raises(ValueError, match="1 or more"):
        suggest_terms(TEXTS, **wrong)
