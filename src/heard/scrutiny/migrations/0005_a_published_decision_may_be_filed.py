"""Where a decision is filed here is no word of its record: it may be said of a published one."""

from django.db import migrations

WITH_FILING = """
CREATE OR REPLACE FUNCTION published_decisions_never_change() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    may_change text[] := ARRAY['search', 'filed_under_id', 'filed_at_id'];
BEGIN
    IF OLD.state = 'draft' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.state = 'published' AND NEW.state = 'replaced' THEN
            may_change := may_change || ARRAY['state'];
        ELSIF OLD.state = 'published' AND NEW.state = 'withdrawn' THEN
            may_change := may_change || ARRAY['state', 'withdrawn_at', 'withdrawal_reason'];
        END IF;
        IF to_jsonb(NEW) - may_change = to_jsonb(OLD) - may_change THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a published decision never changes: publish a correction or withdraw it'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
WITHOUT = WITH_FILING.replace(", 'filed_under_id', 'filed_at_id'", "")


class Migration(migrations.Migration):
    dependencies = [("scrutiny", "0004_committees")]

    operations = [migrations.RunSQL(WITH_FILING, WITHOUT)]
