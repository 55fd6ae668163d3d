-- By which rule the scores of several touchpoints become one, dated: the rule of a month is the one
-- with the latest month that has begun by then, of several of one month the one that was set last.
CREATE TABLE "period_rules" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "from_month" DATE NOT NULL,
    -- { "call": "40", "store": "40" }; null where every visit weighs the same.
    "weights" JSONB,
    "set_by" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "period_rules_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "period_rules_month_check" CHECK (extract(day FROM "from_month") = 1),
    CONSTRAINT "period_rules_weights_check" CHECK ("weights" IS NULL OR jsonb_typeof("weights") = 'object' AND "weights" <> '{}')
);
CREATE INDEX "period_rules_organisation_id_from_month_idx" ON "period_rules"("organisation_id", "from_month");
ALTER TABLE "period_rules" ADD CONSTRAINT "period_rules_organisation_id_set_by_fkey" FOREIGN KEY ("organisation_id", "set_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A rule that was set stays: a later one stands beside it.
CREATE TRIGGER "period_rules_append_only" BEFORE UPDATE OR DELETE ON "period_rules" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "period_rules_no_truncate" BEFORE TRUNCATE ON "period_rules" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "period_rules" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "period_rules" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "period_rules"
  USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid)
  WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "period_rules" TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT ON "period_rules" TO etalon_app;

-- The points of a question are kept with nine places, and a third of a point has no last place. Where
-- these places do not hold a number it stands beside them as a fraction, so that statistics add up
-- what the result says. Null: the decimal is exact.
ALTER TABLE "question_results"
  ADD COLUMN "exact_earned" TEXT,
  ADD COLUMN "exact_possible" TEXT;

DO $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE "question_results" q
  SET exact_earned = CASE WHEN NOT f.is_earned THEN f.earned END,
    exact_possible = CASE WHEN NOT f.is_possible THEN f.possible END
  FROM (
    SELECT s.organisation_id, s.id AS score_id, p.id, p.earned, p.possible,
      k.earned * split_part(p.earned, '/', 2)::numeric = split_part(p.earned, '/', 1)::numeric AS is_earned,
      k.possible * split_part(p.possible, '/', 2)::numeric = split_part(p.possible, '/', 1)::numeric AS is_possible
    FROM "scores" s
    CROSS JOIN LATERAL jsonb_to_recordset(s.result::jsonb -> 'questions') AS p(id text, earned text, possible text)
    JOIN "question_results" k ON k.organisation_id = s.organisation_id AND k.score_id = s.id AND k.question_id = p.id
    WHERE p.earned IS NOT NULL AND p.possible IS NOT NULL
  ) f
  WHERE q.organisation_id = f.organisation_id AND q.score_id = f.score_id AND q.question_id = f.id
    AND NOT (f.is_earned AND f.is_possible);
  PERFORM set_config('app.maintenance', '', true);
END $$;
