-- In which period somebody settled an item stands beside the settlement: what is not paid, or not taken back,
-- because of it is money that he decided about. Null in rows of the time before where nobody noted it.
ALTER TABLE "open_item_settlements" ADD COLUMN "settled_in_period_id" UUID;

-- Until now the entry of the audit log that was written in the same transaction said so.
ALTER TABLE "open_item_settlements" DISABLE TRIGGER "open_item_settlements_append_only";
DO $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE "open_item_settlements" s
  SET settled_in_period_id = (
    SELECT p.id FROM "audit_entries" a
    JOIN "periods" p ON p.organisation_id = a.organisation_id AND p.id::text = a.subject_id::text
    WHERE a.organisation_id = s.organisation_id AND a.action = 'open-item.settled' AND a.subject_kind = 'period'
      AND a.at = s.settled_at AND a.details->>'personId' = s.person_id::text
      AND coalesce(a.details->>'item', s.item) = s.item AND a.details->>'reason' = s.reason
    ORDER BY a.id LIMIT 1);
  PERFORM set_config('app.maintenance', '', true);
END $$;
ALTER TABLE "open_item_settlements" ENABLE TRIGGER "open_item_settlements_append_only";

ALTER TABLE "open_item_settlements" ADD CONSTRAINT "open_item_settlements_organisation_id_settled_in_period_id_fkey" FOREIGN KEY ("organisation_id", "settled_in_period_id") REFERENCES "periods"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Four eyes, as before; and who settled money in the period by hand does not approve it either.
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
    UNION ALL
    SELECT 1 FROM open_item_settlements o WHERE o.organisation_id = NEW.organisation_id
      AND o.settled_in_period_id = NEW.period_id AND o.settled_by = NEW.decided_by
      AND o.item_reason IN ('decision-without-line', 'has-left')
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
