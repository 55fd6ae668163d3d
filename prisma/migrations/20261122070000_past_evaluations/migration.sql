-- A filled evaluation of the time before the product, kept whole beside its past score: the form,
-- the answers, the score as it was counted here and as the other program had it. Read by people
-- alone: nothing is computed from it, and it goes with the batch of its score.

CREATE TABLE "past_evaluations" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "past_score_id" UUID NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "answers" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "exported" TEXT NOT NULL,

    CONSTRAINT "past_evaluations_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE UNIQUE INDEX "past_evaluations_organisation_id_past_score_id_key" ON "past_evaluations"("organisation_id", "past_score_id");
CREATE INDEX "past_evaluations_organisation_id_file_sha256_idx" ON "past_evaluations"("organisation_id", "file_sha256");

ALTER TABLE "past_evaluations" ADD CONSTRAINT "past_evaluations_organisation_id_past_score_id_fkey" FOREIGN KEY ("organisation_id", "past_score_id") REFERENCES "past_scores"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "past_evaluations"
  ADD CONSTRAINT "past_evaluations_file_check" CHECK ("file_sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "past_evaluations_json_check" CHECK ("document" IS JSON OBJECT AND "answers" IS JSON ARRAY AND "result" IS JSON OBJECT AND "exported" IS JSON OBJECT);

-- It never changes, and goes only when the batch of its score has been removed.
CREATE FUNCTION guard_past_evaluation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT 1 FROM past_scores s
    JOIN past_score_batches b ON b.organisation_id = s.organisation_id AND b.id = s.batch_id
    WHERE s.organisation_id = OLD.organisation_id AND s.id = OLD.past_score_id AND b.removed_at IS NOT NULL
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'a past evaluation goes with its import' USING ERRCODE = 'ET001';
END $$;
CREATE TRIGGER "past_evaluations_guard" BEFORE UPDATE OR DELETE ON "past_evaluations" FOR EACH ROW EXECUTE FUNCTION guard_past_evaluation();
CREATE TRIGGER "past_evaluations_no_truncate" BEFORE TRUNCATE ON "past_evaluations" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "past_evaluations" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "past_evaluations" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "past_evaluations" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "past_evaluations" TO CURRENT_USER USING (current_setting('app.maintenance', true) = 'on') WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT, DELETE ON "past_evaluations" TO etalon_app;
