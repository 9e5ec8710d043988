"""After six years who did something is forgotten; that it was done, when and to what stays.

The database allows this one change of what is written in the audit, and no other.
"""

from django.db import migrations

TRIGGER = """
CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_change CONSTANT text[] := ARRAY['actor_name', 'subject_name'];
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.at < now() - interval '6 years' THEN
        IF NEW.actor_name IN (OLD.actor_name, 'Former member')
            AND NEW.subject_name IN (OLD.subject_name, 'Former member')
            AND to_jsonb(NEW) - may_change = to_jsonb(OLD) - may_change
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit is append-only'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""
BACK = """
CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]

    operations = [migrations.RunSQL(TRIGGER, BACK)]
