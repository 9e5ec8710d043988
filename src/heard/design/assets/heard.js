// What the pages gain where there is JavaScript. Every page works without it.
import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend";

// govuk-frontend starts only under these classes; its own template sets them in an inline script,
// which our content security policy refuses.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

// What is folded away is on paper too.
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("details:not([open], .heard-noprint)")];
  for (const folded of unfolded) {
    folded.open = true;
  }
});
addEventListener("afterprint", () => {
  for (const folded of unfolded) {
    folded.open = false;
  }
});

createAll(Button, { preventDoubleClick: true });
for (const Component of [
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
]) {
  createAll(Component);
}
