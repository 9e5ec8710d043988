"""Whole addresses of the private links of those who are interested in a seat."""

from collections.abc import Callable

from django.http import HttpRequest

from heard.partnerships.addresses import addresses_of_request

# From the secret part of the private link to an expression of interest to its full address.
Link = Callable[[str], str]


def private_links(request: HttpRequest) -> Link:
    """Where applicants find what they sent; in the language that is active when it is asked."""
    at = addresses_of_request(request)
    return lambda secret: at("boards:my_expression", secret)
