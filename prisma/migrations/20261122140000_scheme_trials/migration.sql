-- What a scheme, or two side by side, would have paid for past months: a picture of the day on which
-- it was made, kept to be shown and never changed. Nothing of it is pay.
CREATE TABLE "scheme_trials" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "scheme_id" UUID NOT NULL,
    "beside_id" UUID,
    "summary" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "made_by" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scheme_trials_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE INDEX "scheme_trials_organisation_id_made_at_idx" ON "scheme_trials"("organisation_id", "made_at");

ALTER TABLE "scheme_trials" ADD CONSTRAINT "scheme_trials_organisation_id_scheme_id_fkey" FOREIGN KEY ("organisation_id", "scheme_id") REFERENCES "schemes"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scheme_trials" ADD CONSTRAINT "scheme_trials_organisation_id_beside_id_fkey" FOREIGN KEY ("organisation_id", "beside_id") REFERENCES "schemes"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "scheme_trials" ADD CONSTRAINT "scheme_trials_organisation_id_made_by_fkey" FOREIGN KEY ("organisation_id", "made_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "scheme_trials"
  ADD CONSTRAINT "scheme_trials_json_check" CHECK ("summary" IS JSON OBJECT AND "document" IS JSON OBJECT);

CREATE TRIGGER "scheme_trials_append_only" BEFORE UPDATE OR DELETE ON "scheme_trials" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "scheme_trials_no_truncate" BEFORE TRUNCATE ON "scheme_trials" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "scheme_trials" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "scheme_trials" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "scheme_trials" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "scheme_trials" TO CURRENT_USER USING (current_setting('app.maintenance', true) = 'on') WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT ON "scheme_trials" TO etalon_app;
