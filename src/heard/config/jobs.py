"""Jobs about jobs."""

from django.conf import settings
from procrastinate import JobContext
from procrastinate.contrib.django import app

STALLED_AFTER = settings.STALLED_AFTER


@app.periodic(cron=f"* * * * * */{min(STALLED_AFTER, 30)}")
@app.task(queueing_lock="heard.config.jobs.retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:
    """Give the jobs of a worker that was killed to another: a job may run twice without harm."""
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
        await jobs.retry_job(job)
