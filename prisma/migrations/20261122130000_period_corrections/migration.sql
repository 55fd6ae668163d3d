-- A month that can be corrected: lines decided by a person, what a run says kept beside it, and a
-- locked month that two people open again before it is handed over.

-- What a run says beyond its statements, so that nobody computes the month again to look at it.
-- Null for runs of the time before; they are read from their snapshot.
ALTER TABLE "period_runs"
  ADD COLUMN "summary" TEXT,
  -- Visits that the run counts in its own month.
  ADD COLUMN "counted_visits" UUID[],
  -- Accounts that decided a line which the run pays: they do not approve it.
  ADD COLUMN "line_deciders" UUID[] NOT NULL DEFAULT '{}',
  ADD CONSTRAINT "period_runs_summary_check" CHECK ("summary" IS NULL OR "summary" IS JSON OBJECT);
-- What a list shows of a statement; null for those of the time before.
ALTER TABLE "statements" ADD COLUMN "listing" JSONB;

-- A person decides a line of a month: a held one is paid or not, any one can be set to an amount, and
-- both can be taken back. The newest revision stands; the computed line stays on the statement.
CREATE TABLE "line_decisions" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "period_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "scheme_version_id" UUID NOT NULL,
    "component" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "amount" DECIMAL(14,2),
    "reason" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "line_decisions_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE UNIQUE INDEX "line_decisions_line_revision_key" ON "line_decisions"("organisation_id", "period_id", "person_id", "scheme_version_id", "component", "revision");

ALTER TABLE "line_decisions" ADD CONSTRAINT "line_decisions_organisation_id_period_id_fkey" FOREIGN KEY ("organisation_id", "period_id") REFERENCES "periods"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "line_decisions" ADD CONSTRAINT "line_decisions_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "line_decisions" ADD CONSTRAINT "line_decisions_organisation_id_scheme_version_id_fkey" FOREIGN KEY ("organisation_id", "scheme_version_id") REFERENCES "scheme_versions"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "line_decisions" ADD CONSTRAINT "line_decisions_organisation_id_decided_by_fkey" FOREIGN KEY ("organisation_id", "decided_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "line_decisions"
  ADD CONSTRAINT "line_decisions_revision_check" CHECK ("revision" > 0),
  ADD CONSTRAINT "line_decisions_kind_check" CHECK ("kind" IN ('pay', 'zero', 'amount', 'computed')),
  ADD CONSTRAINT "line_decisions_amount_check" CHECK (("kind" = 'amount') = ("amount" IS NOT NULL) AND ("amount" IS NULL OR "amount" >= 0)),
  ADD CONSTRAINT "line_decisions_reason_check" CHECK (btrim("reason") <> '');

-- After the lock only what was held can still be decided: it is paid by the next month.
CREATE FUNCTION guard_line_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind NOT IN ('pay', 'zero') AND EXISTS (
    SELECT 1 FROM periods p WHERE p.organisation_id = NEW.organisation_id AND p.id = NEW.period_id AND p.state IN ('locked', 'exported')
  ) THEN
    RAISE EXCEPTION 'a locked period does not change' USING ERRCODE = 'ET001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "line_decisions_guard" BEFORE INSERT ON "line_decisions" FOR EACH ROW EXECUTE FUNCTION guard_line_decision();
CREATE TRIGGER "line_decisions_append_only" BEFORE UPDATE OR DELETE ON "line_decisions" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "line_decisions_no_truncate" BEFORE TRUNCATE ON "line_decisions" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "line_decisions" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "line_decisions" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "line_decisions" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "line_decisions" TO CURRENT_USER USING (current_setting('app.maintenance', true) = 'on') WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT ON "line_decisions" TO etalon_app;

-- Opening a locked month again: one person asks with a reason, another one does it.
ALTER TABLE "period_decisions"
  ADD COLUMN "reason" TEXT,
  DROP CONSTRAINT "period_decisions_kind_check",
  ADD CONSTRAINT "period_decisions_kind_check" CHECK ("kind" IN ('submitted', 'approved', 'locked', 'exported', 'reopen-asked', 'reopened')),
  ADD CONSTRAINT "period_decisions_reason_check" CHECK (("kind" = 'reopen-asked') = ("reason" IS NOT NULL) AND ("reason" IS NULL OR btrim("reason") <> ''));

-- A locked period moves on to exported, or is open again when two people have said so before that;
-- its run stays where it is until a new one follows.
CREATE OR REPLACE FUNCTION guard_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'locked' AND NEW.state = 'open'
    AND NEW.current_run_id IS NOT DISTINCT FROM OLD.current_run_id AND NEW.month = OLD.month
    AND EXISTS (
      SELECT 1 FROM period_decisions d WHERE d.organisation_id = OLD.organisation_id
        AND d.run_id = OLD.current_run_id AND d.kind = 'reopened'
    )
  THEN
    RETURN NEW;
  END IF;
  IF OLD.state IN ('locked', 'exported') AND (
    NEW.current_run_id IS DISTINCT FROM OLD.current_run_id
    OR NOT (NEW.state = OLD.state OR (OLD.state = 'locked' AND NEW.state = 'exported'))
    OR NEW.month <> OLD.month
  ) THEN
    RAISE EXCEPTION 'a locked period does not change' USING ERRCODE = 'ET001';
  END IF;
  RETURN NEW;
END $$;

-- Four eyes: who wrote the scheme version, submitted the period, decided a line of it, or is paid by
-- it, does not approve it; who asked for a month to be opened again does not open it; and a decision
-- is about the run that stands.
CREATE OR REPLACE FUNCTION guard_period_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  period_state text;
  period_month date;
BEGIN
  SELECT p.state, p.month INTO period_state, period_month FROM periods p
  WHERE p.organisation_id = NEW.organisation_id AND p.id = NEW.period_id AND p.current_run_id = NEW.run_id;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the run was replaced' USING ERRCODE = 'ET003';
  END IF;
  IF NEW.kind = 'approved' AND EXISTS (
    SELECT 1 FROM period_decisions d WHERE d.organisation_id = NEW.organisation_id AND d.run_id = NEW.run_id
      AND d.kind = 'submitted' AND d.decided_by = NEW.decided_by
    UNION ALL
    SELECT 1 FROM statements s JOIN scheme_versions v ON v.organisation_id = s.organisation_id AND v.id = s.scheme_version_id
    WHERE s.organisation_id = NEW.organisation_id AND s.run_id = NEW.run_id AND NEW.decided_by = ANY (v.authors)
    UNION ALL
    SELECT 1 FROM statements s JOIN accounts a ON a.organisation_id = s.organisation_id AND a.person_id = s.person_id
    WHERE s.organisation_id = NEW.organisation_id AND s.run_id = NEW.run_id AND a.id = NEW.decided_by
    UNION ALL
    SELECT 1 FROM line_decisions l WHERE l.organisation_id = NEW.organisation_id AND l.period_id = NEW.period_id
      AND l.decided_by = NEW.decided_by
    UNION ALL
    SELECT 1 FROM period_runs r WHERE r.organisation_id = NEW.organisation_id AND r.id = NEW.run_id
      AND NEW.decided_by = ANY (r.line_deciders)
  ) THEN
    RAISE EXCEPTION 'a second, uninvolved person approves' USING ERRCODE = 'ET002';
  END IF;
  IF NEW.kind = 'reopened' AND EXISTS (
    SELECT 1 FROM period_decisions d WHERE d.organisation_id = NEW.organisation_id AND d.run_id = NEW.run_id
      AND d.kind = 'reopen-asked' AND d.decided_by = NEW.decided_by
  ) THEN
    RAISE EXCEPTION 'a second person opens a locked month' USING ERRCODE = 'ET002';
  END IF;
  IF NEW.kind = 'approved' AND NOT EXISTS (
    SELECT 1 FROM period_decisions d WHERE d.organisation_id = NEW.organisation_id AND d.run_id = NEW.run_id AND d.kind = 'submitted'
  ) OR NEW.kind = 'locked' AND NOT EXISTS (
    SELECT 1 FROM period_decisions d WHERE d.organisation_id = NEW.organisation_id AND d.run_id = NEW.run_id AND d.kind = 'approved'
  ) OR NEW.kind = 'exported' AND NOT EXISTS (
    SELECT 1 FROM period_decisions d WHERE d.organisation_id = NEW.organisation_id AND d.run_id = NEW.run_id AND d.kind = 'locked'
  ) OR NEW.kind = 'reopened' AND NOT EXISTS (
    SELECT 1 FROM period_decisions d WHERE d.organisation_id = NEW.organisation_id AND d.run_id = NEW.run_id AND d.kind = 'reopen-asked'
  ) THEN
    RAISE EXCEPTION 'a step was left out' USING ERRCODE = 'ET003';
  END IF;
  -- A later month is sealed upon this one: it would break with it.
  IF NEW.kind IN ('reopen-asked', 'reopened') AND (period_state <> 'locked' OR EXISTS (
    SELECT 1 FROM periods p WHERE p.organisation_id = NEW.organisation_id AND p.month > period_month
      AND p.state IN ('locked', 'exported')
  )) THEN
    RAISE EXCEPTION 'a month is opened again before it is handed over and before a later one is locked' USING ERRCODE = 'ET003';
  END IF;
  RETURN NEW;
END $$;
