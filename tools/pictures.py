"""The pictures of the README, taken from the running demo: `make run` in one window, and then

make pictures ARGS=http://127.0.0.1:8000
"""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from tests.browser import DESKTOP, FLAGS, PHONE, find_chromium, go_by

FOLDER = Path("docs/pictures")
HEIGHT = {PHONE: 700, DESKTOP: 860}
COLOURS = 64
LEAD, REGION = "lead@westmere.example", "region@westmere.example"


def main(base: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        public(browser, f"{base}/a/westmere/")
        ten_steps(browser, f"{base}/a/westmere/")
        staff(browser, f"{base}/a/westmere/")
        browser.close()


def public(browser: Browser, westmere: str) -> None:
    """What a family sees on a phone, and what everybody can read."""
    phone = browser.new_page(viewport={"width": PHONE, "height": HEIGHT[PHONE]})
    phone.goto(westmere)
    take(phone, "front-page-phone")
    go_by(phone.get_by_role("link", name="Parents' and carers' survey 2026").first)
    go_by(phone.get_by_role("button", name="Start now"))
    phone.get_by_label("Agree", exact=True).first.check()
    take(phone, "answering-phone")
    wide = browser.new_page(viewport={"width": DESKTOP, "height": HEIGHT[DESKTOP]})
    wide.goto(f"{westmere}findings/")
    go_by(wide.get_by_role("link", name="Parents' and carers' survey 2025").first)
    wide.locator("#part-making_the_plan").scroll_into_view_if_needed()
    wide.evaluate("document.querySelector('#part-making_the_plan').scrollIntoView()")
    take(wide, "findings")
    wide.goto(f"{westmere}decisions/")
    go_by(wide.get_by_role("link", name="Listening to Families").first)
    take(wide, "decision")
    wide.goto(f"{westmere}boards/")
    go_by(wide.get_by_role("link", name="Westmere SEND Partnership Board"))
    wide.evaluate("document.querySelector('main').scrollIntoView()")
    take(wide, "board")
    wide.goto(f"{westmere}sessions/")
    go_by(wide.get_by_role("link", name="What we heard").first)
    better = wide.get_by_role("heading", name="Even better if")
    better.evaluate("heading => heading.scrollIntoView()")
    take(wide, "what-we-heard")
    wide.goto(f"{westmere}plans/")
    go_by(wide.get_by_role("link", name="Priority action plan 2025 to 2027"))
    wide.get_by_role("heading", name="Children wait").evaluate("each => each.scrollIntoView()")
    take(wide, "plan")
    go_by(wide.get_by_role("link", name="The plan on a page"))
    take(wide, "plan-on-a-page")


def ten_steps(browser: Browser, westmere: str) -> None:
    """The story of the demo on a phone, from its own list of steps; and the tracker, wide."""
    phone = browser.new_page(viewport={"width": PHONE, "height": HEIGHT[PHONE]})
    phone.goto(f"{westmere}step-by-step/")
    steps = phone.locator(".heard-steps__step").get_by_role("link")
    addresses = [each.get_attribute("href") for each in steps.all()]
    for number, address in enumerate(addresses, 1):
        phone.goto(f"{westmere.partition('/a/')[0]}{address}")
        phone.evaluate("document.querySelector('main').scrollIntoView()")
        take(phone, f"step-{number:02}")
    wide = browser.new_page(viewport={"width": DESKTOP, "height": HEIGHT[DESKTOP]})
    wide.goto(f"{westmere}committees/")
    go_by(wide.get_by_role("link", name="Children's Scrutiny Committee"))
    go_by(wide.get_by_role("link", name="What the committee asked for, and what came of it"))
    wide.evaluate("document.querySelector('main').scrollIntoView()")
    take(wide, "tracker")


def staff(browser: Browser, westmere: str) -> None:
    """A survey that is open, findings that are put together, areas beside each other."""
    page = signed_in(browser, westmere, LEAD)
    page.goto(f"{westmere}staff/surveys/")
    go_by(page.get_by_role("link", name="Parents' and carers' survey 2026"))
    take(page, "running-a-survey")
    page.goto(f"{westmere}staff/findings/")
    go_by(page.get_by_role("link", name="Parents' and carers' survey 2025"))
    go_by(page.get_by_role("link", name="Put published findings right"))
    page.get_by_label("What do you put right?").fill("The order of the blocks")
    go_by(page.get_by_role("button", name="Choose block by block"))
    page.evaluate("document.querySelector('main').scrollIntoView()")
    take(page, "blocks")
    region = signed_in(browser, westmere, REGION)
    region.goto(f"{region.url}areas/")
    go_by(region.get_by_role("link", name="Your plan and your life 2025"))
    go_by(region.get_by_role("link", name="Compare areas"))
    go_by(region.get_by_role("link", name="Do people listen to what you want?").first)
    region.evaluate("document.querySelector('main').scrollIntoView()")
    take(region, "areas")


def signed_in(browser: Browser, westmere: str, email: str) -> Page:
    page = browser.new_page(viewport={"width": DESKTOP, "height": HEIGHT[DESKTOP]})
    page.goto(f"{westmere}account/login/")
    password, code = credentials(email)
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    go_by(page.get_by_role("button", name="Sign in"))
    page.get_by_label("Code").fill(code)
    go_by(page.get_by_role("button", name="Sign in"))
    return page


def credentials(email: str) -> tuple[str, str]:
    """Password and code of somebody, as `heard demo_code` prints them."""
    command = [sys.executable, "-m", "heard", "demo_code"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    line = next(line for line in said if line.startswith(email))
    return said[0].rpartition(": ")[2], line.split()[1]


def take(page: Page, name: str) -> None:
    """Keep what the window shows, with few colours: the pictures are flat."""
    page.wait_for_load_state("networkidle")
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"))
