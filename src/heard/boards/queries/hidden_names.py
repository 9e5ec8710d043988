"""Names that are kept from somebody who runs a call and sits on its panel too."""

from heard.boards.models import Call, Expression
from heard.boards.models.words import CallState, Stage
from heard.boards.queries.panels import panel_member_of
from heard.boards.rules import can_run_call
from heard.partnerships.models import Member


def hides_names_from(member: Member, call: Call) -> bool:
    """Whether references stand for names: on the panel of such a call, until everybody is told."""
    is_going_on = call.state in {CallState.OPEN, CallState.CLOSED}
    return call.hides_names and is_going_on and panel_member_of(member, call) is not None


def hides_applicant_from(member: Member, expression: Expression) -> bool:
    """The same of one applicant.

    Somebody has to reach whoever the panel wants to talk with: where nobody else can, they see it.
    """
    if not hides_names_from(member, expression.call):
        return False
    return expression.stage != Stage.CONVERSATION or bool(who_sees_names(expression.call))


def who_sees_names(call: Call) -> list[str]:
    """Names of those who run calls and are not on the panel of this one."""
    others = call.partnership.members.joined().exclude(panels__call=call).select_related("user")
    return [other.user.name for other in others if can_run_call(other, call)]
