"""What an applicant told us by phone or letter, taken down by whoever runs the call."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from heard.boards.forms.recording_answers import RecordAnswerForm, RecordWithdrawalForm
from heard.boards.services import answering_offers as services
from heard.boards.views.calls import applicant_to_run
from heard.partnerships.access import current_member


@require_http_methods(["GET", "POST"])
def record_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes or no to the seat that is offered."""
    expression = applicant_to_run(request, pk)
    form = RecordAnswerForm(request.POST or None)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            services.answer_offer(
                expression,
                accepts=form.accepts,
                words=sent["words"],
                by=current_member(request),
                how=sent["how"],
            )
        except services.NoOfferError:
            form.add_error(None, _("There is no offer to answer, or it has been answered"))
        else:
            messages.success(request, _("Their answer is saved"))
            return redirect("boards:applicant", pk)
    context = {"form": form, "expression": expression, "call": expression.call}
    return render(request, "boards/record_answer.jinja", context)


@require_http_methods(["GET", "POST"])
def record_withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody leaves the call, at whatever stage."""
    expression = applicant_to_run(request, pk)
    form = RecordWithdrawalForm(request.POST or None)
    if form.is_valid():
        how, member = form.cleaned_data["how"], current_member(request)
        try:
            services.withdraw_expression(expression, by=member, how=how)
        except services.OverError:
            form.add_error(None, _("They are not in this call any more"))
        else:
            messages.success(request, _("Withdrawn. Their seat, if they had an offer, is free"))
            return redirect("boards:applicant", pk)
    context = {"form": form, "expression": expression, "call": expression.call}
    return render(request, "boards/record_withdrawal.jinja", context)
