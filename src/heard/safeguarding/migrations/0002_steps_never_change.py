"""What was done about a concern stays as it was written down, until its words are emptied."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION concern_steps_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND NEW.words = '' AND NEW.passed_to = '' AND NEW.their_reference = ''
        AND (NEW.id, NEW.concern_id, NEW.kind, NEW.at) = (OLD.id, OLD.concern_id, OLD.kind, OLD.at)
        AND NEW.by_id IS NOT DISTINCT FROM OLD.by_id
        AND EXISTS (
            SELECT 1 FROM safeguarding_concern
            WHERE id = OLD.concern_id AND forgotten_at IS NOT NULL
        )
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'steps of a concern never change: add one'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER concern_steps_never_change
    BEFORE UPDATE OR DELETE ON safeguarding_concernstep
    FOR EACH ROW EXECUTE FUNCTION concern_steps_never_change();
"""

ALLOW = """
DROP TRIGGER concern_steps_never_change ON safeguarding_concernstep;
DROP FUNCTION concern_steps_never_change();
"""


class Migration(migrations.Migration):
    dependencies = [("safeguarding", "0001_first")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
