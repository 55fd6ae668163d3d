-- What was settled stands beside the settlement, and is not looked up in the audit log: of which month the
-- item was, why it was open, what was at stake, and which period it was about. Null in rows of the time
-- before where nobody noted it.
ALTER TABLE "open_item_settlements"
  ADD COLUMN "month" DATE,
  ADD COLUMN "item_reason" TEXT,
  ADD COLUMN "amount" DECIMAL(14,2),
  ADD COLUMN "about_period_id" UUID;

-- Until now the entry of the audit log that was written in the same transaction said so; in older ones
-- neither the item nor the period stands.
ALTER TABLE "open_item_settlements" DISABLE TRIGGER "open_item_settlements_append_only";
DO $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE "open_item_settlements" s
  SET month = (told.details->>'month' || '-01')::date,
    item_reason = told.details->>'why',
    amount = (told.details->>'amount')::numeric,
    about_period_id = (told.details->>'of')::uuid
  FROM (
    SELECT one.organisation_id, one.id, (
      SELECT a.details FROM "audit_entries" a
      WHERE a.organisation_id = one.organisation_id AND a.action = 'open-item.settled'
        AND a.at = one.settled_at AND a.details->>'personId' = one.person_id::text
        AND coalesce(a.details->>'item', one.item) = one.item AND a.details->>'reason' = one.reason
      ORDER BY a.id LIMIT 1) AS details
    FROM "open_item_settlements" one
  ) told
  WHERE s.organisation_id = told.organisation_id AND s.id = told.id AND told.details IS NOT NULL;
  PERFORM set_config('app.maintenance', '', true);
END $$;
ALTER TABLE "open_item_settlements" ENABLE TRIGGER "open_item_settlements_append_only";

ALTER TABLE "open_item_settlements" ADD CONSTRAINT "open_item_settlements_organisation_id_about_period_id_fkey" FOREIGN KEY ("organisation_id", "about_period_id") REFERENCES "periods"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "open_item_settlements"
  ADD CONSTRAINT "open_item_settlements_month_check" CHECK (extract(day FROM "month") = 1);
