"""The words for what stands out of returns."""

# kind: (what it means, what an analyst may do about it)
MEANINGS: dict[str, tuple[str, str]] = {
    "no_returns": (
        "There are no returns.",
        "Check that the right file or survey was chosen.",
    ),
    "empty": (
        "Some returns have no answer at all. They count as replies and say nothing.",
        "Leave them out of the number who replied, and say how many they were.",
    ),
    "single": (
        "Some returns have one answer only: somebody tried the form, or gave up at once.",
        "Keep them: they count where they answered. Report how many they are.",
    ),
    "unknown": (
        "Some returns answer questions that this questionnaire does not have.",
        "Check that the returns belong to this version of the questionnaire.",
    ),
    "not_allowed": (
        "Some answers are not among those that the question allows.",
        "Correct them at the source, or count them as blank. They are in no share.",
    ),
    "not_asked": (
        "Some answered a question that their earlier answers lead past. On paper people do that.",
        "These answers are counted nowhere. If they are many, make the routing on paper clearer.",
    ),
    "blank": (
        "Many who were asked this left it blank. Those who answered may differ from them.",
        "Show the base beside the share. Ask some families why, and reword it for the next wave.",
    ),
    "dont_know": (
        "Many do not know. That is an answer: of what they were not told, or cannot see.",
        "Report it beside the share, which is of those who did know. Do not add it to either side.",
    ),
    "stopped": (
        "Many stopped after this part and answered nothing of what follows.",
        "Report later parts with their own base. Look at this part's length and wording.",
    ),
    "straight": (
        (
            "Many gave one answer to every question here. Some mean it: a family may be pleased, "
            "or let down, throughout. Others did not read on."
        ),
        (
            "Look at the answer that they gave and at the effect without them before you decide. "
            "If you leave them out, say so, and show both figures."
        ),
    ),
    "straight_effect": (
        "Without those who answered everything here alike, this share would be another.",
        "Show both shares, or say that the figure rests on them.",
    ),
    "repeats": (
        (
            "Some returns are the same in every answer that is chosen, though they vary within. A "
            "form may have been sent or read twice, or filled in by one hand for many."
        ),
        (
            "Compare the paper forms, and ask whoever helped families to reply. Take nothing out "
            "because of this alone."
        ),
    ),
    "repeats_with_words": (
        (
            "Some returns are the same to the letter, words included. Chance hardly does that: "
            "they were sent or read twice, or the words were given to people."
        ),
        "Find out how they came. If one person sent one return twice, leave one out, and say so.",
    ),
    "impossible": (
        "Some gave answers that cannot be true together. One of them is a slip.",
        "Keep the rest of the return. Leave both answers out of breakdowns by each other.",
    ),
    "unlikely": (
        "Some gave answers that are seldom true together. They may be true of them.",
        "Keep them. Look at single forms if they are on paper: one may have been misread.",
    ),
    "mode_gap": (
        (
            "The ways of answering differ here by more than chance would make them. Other people "
            "use them, and the same people may answer otherwise on them."
        ),
        "Show this by way of answering before you compare waves or areas that mix them otherwise.",
    ),
    "mode_gap_straight": (
        "One way of answering has more returns with the same answer throughout than another.",
        "Show shares by way of answering. A grid on a small screen, or a helper, can be the cause.",
    ),
    "few_words": (
        "Hardly anybody wrote anything here.",
        "Read what there is, but draw no picture of all families from it.",
    ),
}
