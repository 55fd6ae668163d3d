-- Whose a photo or file of a visit is. A visit may go to another shopper: what the first one has sent stays
-- his, and his finished report is kept beside the visit with it.
ALTER TABLE "attachments" ADD COLUMN "shopper_id" UUID;

-- Until now the line of the audit log that was written in the same transaction said who had sent it. Where
-- none stands, it is the shopper of the visit; null: the visit has none.
DO $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE "attachments" f
  SET shopper_id = told.shopper_id
  FROM (
    SELECT one.organisation_id, one.id, coalesce((
      SELECT c.shopper_id FROM "audit_entries" a
      JOIN "accounts" c ON c.organisation_id = a.organisation_id AND c.id = a.account_id
      WHERE a.organisation_id = one.organisation_id AND a.subject_kind = 'visit'
        AND a.subject_id = one.visit_id AND a.action = 'attachment.stored' AND a.at = one.received_at
        AND c.shopper_id IS NOT NULL
      ORDER BY a.id LIMIT 1), v.shopper_id) AS shopper_id
    FROM "attachments" one
    JOIN "visits" v ON v.organisation_id = one.organisation_id AND v.id = one.visit_id
  ) told
  WHERE f.organisation_id = told.organisation_id AND f.id = told.id;
  PERFORM set_config('app.maintenance', '', true);
END $$;

ALTER TABLE "attachments" ADD CONSTRAINT "attachments_organisation_id_shopper_id_fkey" FOREIGN KEY ("organisation_id", "shopper_id") REFERENCES "shoppers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Whether a shopper has once taken a visit, whoever has it now.
CREATE FUNCTION has_taken_visit(org uuid, visit uuid, shopper uuid) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM audit_entries a
    JOIN accounts c ON c.organisation_id = a.organisation_id AND c.id = a.account_id
    WHERE a.organisation_id = org AND a.subject_kind = 'visit' AND a.subject_id = visit
      AND a.action = 'visit.accepted' AND c.shopper_id = shopper
  )
$$;

-- A report of a visit that was taken back is kept beside it as well.
ALTER TABLE "reports_aside" DROP CONSTRAINT "reports_aside_reason_check";
ALTER TABLE "reports_aside"
  ADD CONSTRAINT "reports_aside_reason_check" CHECK ("reason" IN ('visit-cancelled', 'already-submitted', 'visit-finished', 'visit-withdrawn'));
