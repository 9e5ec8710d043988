"""Charts with invented numbers."""

from heard.design.charts import Bar, BarChart

SINGLE = BarChart(
    key="who-helped",
    title="Who helped, in per cent of those who answered",
    sentence="A teacher or the school helped most often: 62% of about 410 families said so.",
    row_heading="Who helped",
    series=("Families",),
    columns=("About how many",),
    bars=(
        Bar("A teacher or the school", (62,), ("250 of 410",)),
        Bar("A doctor, nurse, therapist or another health worker", (100,), ("410",)),
        Bar("The parent carer forum", (9,), ("40 of 410",)),
        Bar("A social worker", (None,), ("too few to show",)),
        Bar("Nobody", (0,), ("0 of 410",)),
    ),
)
STACKED = BarChart(
    key="listened",
    title="Did somebody listen to you? By district",
    sentence="In North Mere 48% of families said that somebody listened, in South Mere 31%.",
    row_heading="District",
    series=("Always", "Often", "Sometimes", "Never", "I do not know"),
    bars=(
        Bar("North Mere", (20, 28, 30, 14, 8)),
        Bar("South Mere", (11, 20, 40, 24, 5)),
        Bar("Lakeside and the villages", (None, 30, 20, None, 10)),
    ),
)
