"""Pages of boards as somebody who is signed in opens them."""

from tests.access import address_in
from tests.partnerships import make as partnerships


class Visitor:
    """Somebody signed in, and the partnership whose pages they open."""

    def __init__(self, member):
        self.partnership, self.client = member.partnership, partnerships.signed_in(member)

    def get(self, page, /, *args, **sent):
        return self.client.get(address_in(self.partnership, f"boards:{page}", *args), sent)

    def post(self, page, /, *args, **sent):
        return self.client.post(
            address_in(self.partnership, f"boards:{page}", *args), sent, follow=True
        )


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def text_of(response):
    return response.content.decode()
