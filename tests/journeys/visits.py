"""The pages of the demo area, and who opens each."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from heard.home.demo.words import LAST_YEAR
from heard.partnerships.models import Division, Member, Partnership
from heard.partnerships.roles import Role
from heard.results import services as results
from heard.results.blocks import Kind
from heard.results.models import Comment, ExternalWave
from heard.results.services import comments
from heard.scrutiny import services as scrutiny
from heard.scrutiny.models import DecisionRecord
from heard.surveys import services as surveys
from heard.surveys.models import Survey
from tests.figures import make as figures
from tests.mail import make as mail
from tests.partnerships import make as partnerships
from tests.results import make_external as external
from tests.results import make_rows


@dataclass(frozen=True)
class Visit:
    """A page by URL name, and who opens it: a word of the demo, or nobody in particular."""

    name: str
    args: tuple[Any, ...] = ()
    who: str = ""
    query: str = ""


class Westmere:
    """The demo area, with a draft survey and a draft decision beside what it has."""

    def __init__(self) -> None:
        self.partnership = Partnership.objects.get(slug="westmere")
        lead, officer = self.member("lead"), self.member("committee")
        self.open = Survey.objects.filter(closed_at=None).earliest("pk")
        self.closed = Survey.objects.get(title=LAST_YEAR.title)
        words = {name: getattr(self.open, name) for name in surveys.SurveyWords.__annotations__}
        self.draft = surveys.make_survey(
            self.open.version, words=surveys.SurveyWords(**words), by=lead
        )
        first = DecisionRecord.objects.get(title__startswith="Listening")
        second = scrutiny.correct_decision(first, by=officer)
        self.decision = scrutiny.publish_decision(
            second, by=officer, revision=second.revision, reason="A name was misspelt"
        )
        self.correction = scrutiny.correct_decision(self.decision, by=officer)
        self.publication = self.closed.publications.get()
        results.work_out_quality(results.check_quality(self.closed, by=lead))
        self.waiting, self.loaded = self._results_of_others(lead)
        figures.loaded(lead)
        self.built = results.draft_findings(
            self.closed, by=lead, groupings=["district"], what_changes="Blocks in another order"
        )
        self.message = mail.message(partnership_id=self.partnership.pk)
        custodian = partnerships.user("custodian@westmere.example", "Greta Holm")
        self.rows = make_rows.waiting(
            partnerships.member(Role.CUSTODIAN, of=self.partnership, person=custodian),
            self.closed,
            columns=results.RowColumns(("mode",), 20),
        )

    def _results_of_others(self, lead: Member) -> tuple[ExternalWave, ExternalWave]:
        """An older survey of the area, loaded, and a national one that waits."""
        version = self.closed.version
        item = next(item for item in version.questionnaire.items if item.has_favour)
        rows = f"{item.code},_positive,41,600\n"
        both = (rows, f"{rows}Q9,A,5,9\n")
        files = [f"question,option,percent,base\n{each}".encode() for each in both]
        waves = []
        for is_own, content in zip((True, False), files, strict=True):
            about = external.about(same_instrument=is_own)
            file = results.WaveFile("poll.csv", content, is_own=is_own)
            waves.append(results.bring_external_wave(version, about, file, by=lead))
        loaded = results.load_external_wave(waves[0], by=lead, revision=1)
        return waves[1], loaded

    def member(self, word: str) -> Member:
        return self.partnership.members.get(user__email=f"{word}@westmere.example")

    def public(self) -> list[Visit]:
        key, findings = self.publication.key, self.publication.findings
        answering = (self.open.key,)
        return [
            *(Visit(f"home:{name}") for name in ("front_page", "accessibility", "privacy")),
            Visit("home:contact"),
            Visit("account_login"),
            Visit("account_reset_password"),
            Visit("partnerships:find_sign_in"),
            Visit("surveys:list_surveys"),
            Visit("surveys:show_survey", answering),
            Visit("surveys:show_survey", (self.closed.key,)),
            Visit("surveys:answer_section", (*answering, self.section)),
            Visit("surveys:check_answers", answering),
            Visit("surveys:stop_answering", answering),
            Visit("surveys:answers_deleted", answering),
            Visit("results:publications"),
            Visit("results:publication", (key,)),
            Visit("results:easy_read", (key,)),
            Visit("results:question", (key, findings.questions[0].code)),
            Visit("results:grouping", (key, findings.groupings[0].code)),
            Visit("scrutiny:register"),
            Visit("scrutiny:decision", (self.decision.slug,)),
            Visit("scrutiny:edition", (self.decision.slug, 1)),
        ]

    @cached_property
    def comment(self) -> Comment:
        """One that waits to be checked."""
        taken = comments.take_in_comments(self.closed, by=self.member("lead"))
        comments.read_comments(taken)
        return Comment.objects.filter(survey=self.closed).waiting().in_order()[0]

    @property
    def section(self) -> str:
        return self.open.version.questionnaire.sections[0].code

    def of_the_lead(self) -> list[Visit]:
        version = self.closed.version
        surveys_pages = {
            "run_survey": self.closed,
            "edit_survey": self.draft,
            "open_survey": self.draft,
            "close_survey": self.open,
            "bring_in_returns": self.open,
        }
        return [
            Visit("home:today", who="lead"),
            Visit("questionnaires:questionnaires", who="lead"),
            Visit("questionnaires:bring_in_questionnaire", who="lead"),
            Visit("questionnaires:show_questionnaire", (version.pk,), "lead"),
            Visit("surveys:surveys", who="lead"),
            Visit("surveys:make_survey", who="lead"),
            *(
                Visit(f"surveys:{name}", (survey.pk,), "lead")
                for name, survey in surveys_pages.items()
            ),
        ]

    def of_findings(self) -> list[Visit]:
        key = self.publication.key
        return [
            Visit("results:all_findings", who="lead"),
            Visit("results:findings", (key,), "lead"),
            Visit("results:prepare_findings", (self.closed.key,), "lead"),
            Visit("results:publish_findings", (key,), "lead"),
            Visit("results:survey_findings", (self.closed.key,), "lead"),
            Visit("results:weights", (self.closed.key,), "lead"),
            Visit("results:bring_in_population", (self.closed.key,), "lead"),
            Visit("results:try_weights", (self.closed.populations.get().key,), "lead"),
            Visit("results:take_official", (self.closed.key,), "lead"),
            Visit("results:map_official", (self.closed.key,), "lead", query="?sex=sex:ehc_plans"),
            Visit("results:weighting", (self.closed.weightings.get().key,), "lead"),
            Visit("results:all_comments", who="lead"),
            *(
                Visit(f"results:{name}", (self.closed.key,), "lead")
                for name in ("comments", "comment_agreement", "comment_themes")
            ),
            Visit("results:check_comment", (self.comment.key,), "lead"),
            Visit("results:flag_comment", (self.comment.key,), "lead"),
            Visit("results:check_quality", (self.closed.key,), "lead"),
            Visit("results:add_combination", (self.closed.key,), "lead"),
            Visit("results:blocks", (self.built.key,), "lead"),
            *(
                Visit("results:change_block", (self.built.key, block.key), "lead")
                for block in self.built.built
                if block.kind in (Kind.HEADLINE, Kind.COMPARISON)
            ),
            Visit("results:external_waves", who="lead"),
            Visit("results:bring_external_wave", who="lead"),
            *(
                Visit(f"results:{name}", (self.waiting.key,), "lead")
                for name in ("map_external_wave", "bring_mapping", "check_external_wave")
            ),
            Visit("results:external_wave", (self.loaded.key,), "lead"),
            Visit("results:remove_external_wave", (self.loaded.key,), "lead"),
            Visit("results:agree_findings", (key,), "forum"),
            Visit("results:say_for_forum", (key,), "forum"),
        ]

    def of_rows(self) -> list[Visit]:
        key = (self.rows.key,)
        return [
            Visit("results:all_row_exports", who="custodian"),
            Visit("results:ask_for_rows", (self.closed.key,), "custodian"),
            Visit("results:row_export", key, "custodian"),
            Visit("results:choose_row_columns", key, "custodian"),
            Visit("results:approve_rows", key, "forum"),
            Visit("results:refuse_rows", key, "forum"),
        ]

    def of_the_officer(self) -> list[Visit]:
        draft = (self.correction.pk,)
        return [
            Visit("scrutiny:all_decisions", who="committee"),
            Visit("scrutiny:read_decision", who="committee"),
            *(
                Visit(f"scrutiny:{name}_decision", draft, "committee")
                for name in ("change", "discard", "publish")
            ),
            Visit("scrutiny:change_resolutions", draft, "committee"),
            Visit("scrutiny:withdraw_decision", (self.decision.pk,), "committee"),
        ]

    def of_the_administrator(self) -> list[Visit]:
        organisation = self.partnership.organisations.earliest("pk").pk
        district = self.partnership.districts.earliest("pk").pk
        division = Division.objects.filter(district=district).earliest("pk").pk
        member = self.member("forum").pk
        places: list[tuple[str, tuple[Any, ...]]] = [
            ("members", ()),
            ("invite_member", ()),
            ("change_roles", (member,)),
            ("remove_member", (member,)),
            ("reset_second_factor", (member,)),
            ("partnership", ()),
            ("change_partnership", ()),
            ("change_logo", ()),
            ("places", ()),
            ("add_organisation", ()),
            ("change_organisation", (organisation,)),
            ("change_organisation_logo", (organisation,)),
            ("add_district", ()),
            ("rename_district", (district,)),
            ("add_division", (district,)),
            ("rename_division", (division,)),
            ("audit", ()),
            ("outbox", ()),
            ("message", (self.message.pk,)),
        ]
        own = ("account_logout", "account_change_password", "mfa_index", "mfa_list_webauthn")
        return [
            *(Visit(f"partnerships:{name}", args, "administrator") for name, args in places),
            *(Visit(name, who="administrator") for name in own),
        ]

    def surveys(self) -> list[Visit]:
        """What everybody reads, and what leads and officers do with surveys and decisions."""
        of_staff = (self.of_the_lead, self.of_findings, self.of_rows, self.of_the_officer)
        return [*self.public(), *(visit for visits in of_staff for visit in visits())]
