"""What people in seats do for themselves, and keepers of boards for them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from heard.boards.forms.looking_after import ClaimExpenseForm, DeclareForm
from heard.boards.models import Declaration
from heard.boards.models.words import ExpenseState
from heard.boards.queries import seating as seats
from heard.boards.rules import is_self
from heard.boards.services import looking_after as services
from heard.boards.services.people import ForgottenError
from heard.boards.views.opening import back_to_membership, back_to_person, keeper, own_or_kept
from heard.boards.views.refusals import words_for
from heard.partnerships.access import current_member
from heard.partnerships.models import Member

SETTLED = {"paid": ExpenseState.PAID, "refused": ExpenseState.REFUSED}


@require_POST
def tick_induction(request: HttpRequest, pk: int) -> HttpResponse:
    """A step of the induction has been gone through today, or has not after all."""
    member = current_member(request)
    item = own_or_kept(member, seats.induction_items(member.partnership), pk)
    on = timezone.localdate() if "done" in request.POST else None
    services.tick_induction(item, on=on, by=member)
    return back_to_membership(member, item.membership, "#induction")


@require_POST
def accept_terms(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept the terms of reference, for oneself or by word of the person."""
    member = current_member(request)
    membership = own_or_kept(member, seats.memberships(member.partnership), pk)
    try:
        services.accept_terms(membership, by=member)
    except services.NoTermsOfReferenceError:
        messages.error(request, _("There are no terms of reference to accept yet"))
    except ForgottenError as refusal:
        messages.error(request, words_for(refusal))
    else:
        messages.success(request, _("Terms of reference accepted"))
    return back_to_membership(member, membership)


@require_http_methods(["GET", "POST"])
def claim_expense(request: HttpRequest, pk: int) -> HttpResponse:
    """A cost to be paid back, or a thank-you."""
    member = current_member(request)
    membership = own_or_kept(member, seats.memberships(member.partnership), pk)
    form = ClaimExpenseForm(request.POST or None)
    if form.is_valid():
        claim = services.Claim(**form.cleaned_data)
        try:
            services.claim_expense(membership, claim=claim, by=member)
        except ForgottenError as refusal:
            form.add_error(None, words_for(refusal))
        else:
            messages.success(request, _("Saved"))
            return back_to_membership(member, membership)
    own = is_self(member, membership.person)
    context = {"form": form, "membership": membership, "is_own": own}
    return render(request, "boards/claim_expense.jinja", context)


@require_POST
def settle_expense(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark an expense as paid or refused."""
    member = keeper(request)
    expense = get_object_or_404(seats.expenses(member.partnership), pk=pk)
    state = SETTLED.get(request.POST.get("state", ""))
    if state is None:
        messages.error(request, _("Choose paid or refused"))
    else:
        try:
            services.settle_expense(expense, state=state, by=member)
        except services.SettledError:
            messages.warning(request, _("That expense was settled already"))
        else:
            messages.success(request, _("Expense settled"))
    return redirect("boards:membership", expense.membership_id)


@require_http_methods(["GET", "POST"])
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """An interest, a conflict, or nothing to declare."""
    member = current_member(request)
    person = own_or_kept(member, member.partnership.people.all(), pk)
    form = DeclareForm(request.POST or None)
    if form.is_valid():
        declaration = services.NewDeclaration(**form.values)
        try:
            services.declare(person, declaration=declaration, by=member)
        except ForgottenError as refusal:
            form.add_error(None, words_for(refusal))
        else:
            messages.success(request, _("Declaration saved"))
            return back_to_person(member, person)
    context = {"form": form, "person": person, "is_own": is_self(member, person)}
    return render(request, "boards/declare.jinja", context)


@require_POST
def end_declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """What was declared is over."""
    member, declaration = _declaration(request, pk)
    try:
        services.end_declaration(declaration, by=member)
    except services.DeclarationEndedError:
        messages.warning(request, _("That declaration had ended already"))
    else:
        messages.success(request, _("Declaration ended"))
    return back_to_person(member, declaration.person)


@require_POST
def renew_declaration(request: HttpRequest, pk: int) -> HttpResponse:
    """What was declared is still so."""
    member, declaration = _declaration(request, pk)
    try:
        services.renew_declaration(declaration, by=member)
    except services.DeclarationEndedError:
        messages.warning(request, _("That declaration had ended already"))
    except ForgottenError as refusal:
        messages.error(request, words_for(refusal))
    else:
        messages.success(request, _("Declared again, from today"))
    return back_to_person(member, declaration.person)


def _declaration(request: HttpRequest, pk: int) -> tuple[Member, Declaration]:
    member = current_member(request)
    return member, own_or_kept(member, seats.declarations(member.partnership), pk)
