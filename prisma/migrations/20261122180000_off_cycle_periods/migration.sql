-- Somebody who leaves is paid before the close of the month: by a period of its own, for that person
-- and month, with the same steps, the same four eyes and a place in the same chain of seals.
ALTER TABLE "periods" ADD COLUMN "person_id" UUID;
ALTER TABLE "periods" ADD CONSTRAINT "periods_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
DROP INDEX "periods_organisation_id_month_key";
CREATE UNIQUE INDEX "periods_organisation_id_month_person_id_key" ON "periods"("organisation_id", "month", "person_id") NULLS NOT DISTINCT;

-- Locks in the order in which they were made; of locks of the time before the month says it.
ALTER TABLE "period_decisions"
  ADD COLUMN "lock_order" INTEGER,
  ADD CONSTRAINT "period_decisions_lock_order_check" CHECK ("lock_order" IS NULL OR ("kind" = 'locked' AND "lock_order" > 0));
CREATE UNIQUE INDEX "period_decisions_organisation_id_lock_order_key" ON "period_decisions"("organisation_id", "lock_order");

-- A locked period moves on to exported, or is open again when two people have said so before that;
-- its run stays where it is until a new one follows. Whose period it is never changes.
CREATE OR REPLACE FUNCTION guard_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.person_id IS DISTINCT FROM OLD.person_id THEN
    RAISE EXCEPTION 'a period stays that of its person' USING ERRCODE = 'ET001';
  END IF;
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

-- Four eyes, as before, for months and for one person alike: who wrote the scheme version, submitted
-- the period, decided a line of it, or is paid by it, does not approve it; who asked for a month to be
-- opened again does not open it; and a decision is about the run that stands. A lock gets its place in
-- the order here, so that no two have the same.
CREATE OR REPLACE FUNCTION guard_period_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  period_state text;
  period_month date;
  period_person uuid;
  own_lock integer;
BEGIN
  SELECT p.state, p.month, p.person_id INTO period_state, period_month, period_person FROM periods p
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
  -- Whoever was to be paid apart, and whose month is locked meanwhile, is paid by the month.
  IF NEW.kind = 'locked' AND period_person IS NOT NULL AND EXISTS (
    SELECT 1 FROM periods p WHERE p.organisation_id = NEW.organisation_id AND p.month = period_month
      AND p.person_id IS NULL AND p.state IN ('locked', 'exported')
  ) THEN
    RAISE EXCEPTION 'the month is locked already' USING ERRCODE = 'ET003';
  END IF;
  -- What was locked later is sealed upon this one: it would break with it.
  IF NEW.kind IN ('reopen-asked', 'reopened') THEN
    SELECT coalesce(d.lock_order, 0) INTO own_lock FROM period_decisions d
    WHERE d.organisation_id = NEW.organisation_id AND d.run_id = NEW.run_id AND d.kind = 'locked';
    IF period_state <> 'locked' OR EXISTS (
      SELECT 1 FROM periods p
      LEFT JOIN period_decisions d ON d.organisation_id = p.organisation_id AND d.run_id = p.current_run_id AND d.kind = 'locked'
      WHERE p.organisation_id = NEW.organisation_id AND p.id <> NEW.period_id AND p.state IN ('locked', 'exported')
        AND (CASE WHEN p.person_id IS NULL AND period_person IS NULL THEN p.month > period_month
          ELSE coalesce(d.lock_order, 0) > own_lock END)
    ) THEN
      RAISE EXCEPTION 'a month is opened again before it is handed over and before a later one is locked' USING ERRCODE = 'ET003';
    END IF;
  END IF;
  NEW.lock_order := CASE WHEN NEW.kind = 'locked' THEN (
    SELECT coalesce(max(d.lock_order), 0) + 1 FROM period_decisions d WHERE d.organisation_id = NEW.organisation_id
  ) END;
  RETURN NEW;
END $$;
