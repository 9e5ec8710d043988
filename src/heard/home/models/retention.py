"""What was forgotten because its day had come, and the proof that all of it was."""

from django.db import models


class RetentionRun(models.Model):
    """One night's work over all partnerships. Without `finished_at` it broke off midway."""

    at = models.DateTimeField(auto_now_add=True)
    # The day up to which it was looked: another than the day of `at` only if somebody said so.
    day = models.DateField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.day}"


class RetentionCount(models.Model):
    """What one rule did in a run. `problem` is the kind of error where the rule failed.

    All is well where `due_after` is 0 and no row was lost: `all_after` is not below `all_before`,
    for rows may be added while it runs.
    """

    run = models.ForeignKey(RetentionRun, models.CASCADE, related_name="counts")
    code = models.CharField(max_length=40)
    due_before = models.PositiveIntegerField(default=0)
    forgotten = models.PositiveIntegerField(default=0)
    due_after = models.PositiveIntegerField(default=0)
    all_before = models.PositiveIntegerField(default=0)
    all_after = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["run", "code"], name="a_rule_is_counted_once_in_a_run"),
        ]

    def __str__(self) -> str:
        return f"{self.run}, {self.code}"

    @property
    def is_well(self) -> bool:
        return not self.problem and self.due_after == 0 and self.all_after >= self.all_before
