-- Whom a shopper met, where the report describes somebody: said by the office from the roster of that
-- day, not guessed by the shopper. The newest revision stands; what was said before stays. A word is
-- about one report: a newer report asks anew.
CREATE TABLE "person_matches" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "visit_id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "verdict" TEXT NOT NULL,
    "person_id" UUID,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_matches_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE UNIQUE INDEX "person_matches_organisation_id_visit_id_revision_key" ON "person_matches"("organisation_id", "visit_id", "revision");

ALTER TABLE "person_matches" ADD CONSTRAINT "person_matches_organisation_id_visit_id_fkey" FOREIGN KEY ("organisation_id", "visit_id") REFERENCES "visits"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "person_matches" ADD CONSTRAINT "person_matches_organisation_id_evaluation_id_fkey" FOREIGN KEY ("organisation_id", "evaluation_id") REFERENCES "evaluations"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "person_matches" ADD CONSTRAINT "person_matches_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "person_matches" ADD CONSTRAINT "person_matches_organisation_id_decided_by_fkey" FOREIGN KEY ("organisation_id", "decided_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "person_matches"
  ADD CONSTRAINT "person_matches_verdict_check" CHECK ("verdict" IN ('person', 'nobody', 'undone')),
  ADD CONSTRAINT "person_matches_person_check" CHECK (("verdict" = 'person') = ("person_id" IS NOT NULL)),
  ADD CONSTRAINT "person_matches_revision_check" CHECK ("revision" >= 1);

-- Nobody says whom a shopper met in his own unit, nor of a report of his own; and what staff have been
-- given is not exchanged.
CREATE FUNCTION guard_person_match() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM visits v WHERE v.organisation_id = NEW.organisation_id AND v.id = NEW.visit_id
      AND v.state IN ('submitted', 'approved') AND v.person_id IS NULL
  ) THEN
    RAISE EXCEPTION 'the visit is not open for a match' USING ERRCODE = 'ET003';
  END IF;
  IF EXISTS (
    SELECT 1 FROM visits v JOIN evaluations e ON e.organisation_id = v.organisation_id AND e.visit_id = v.id
    WHERE v.organisation_id = NEW.organisation_id AND v.id = NEW.visit_id AND e.id = NEW.evaluation_id
      AND (concerns_own_unit(NEW.organisation_id, NEW.decided_by, v.unit_id, (e.report::jsonb ->> 'visitedOn')::date)
        OR EXISTS (SELECT 1 FROM accounts a WHERE a.organisation_id = e.organisation_id
          AND a.id = NEW.decided_by AND a.shopper_id = e.shopper_id))
  ) THEN
    RAISE EXCEPTION 'nobody matches in his own unit or of his own report' USING ERRCODE = 'ET002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "person_matches_guard" BEFORE INSERT ON "person_matches" FOR EACH ROW EXECUTE FUNCTION guard_person_match();

CREATE TRIGGER "person_matches_append_only" BEFORE UPDATE OR DELETE ON "person_matches" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "person_matches_no_truncate" BEFORE TRUNCATE ON "person_matches" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "person_matches" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "person_matches" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "person_matches" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "person_matches" TO CURRENT_USER USING (current_setting('app.maintenance', true) = 'on') WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT ON "person_matches" TO etalon_app;
