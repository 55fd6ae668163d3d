-- What the organisation measures: figures and schemes name a metric by its code, and a code that
-- nobody has described names nothing.
CREATE TABLE "kpi_metrics" (
    "organisation_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" JSONB NOT NULL,
    "unit" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "target" DECIMAL(20,9),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "kpi_metrics_pkey" PRIMARY KEY ("organisation_id","code"),
    CONSTRAINT "kpi_metrics_code_check" CHECK ("code" ~ '^[a-z][a-z0-9_]{0,39}$'),
    CONSTRAINT "kpi_metrics_unit_check" CHECK ("unit" IN ('share', 'number', 'seconds', 'hours', 'points', 'money')),
    CONSTRAINT "kpi_metrics_direction_check" CHECK ("direction" IN ('more', 'less')),
    CONSTRAINT "kpi_metrics_target_check" CHECK ("target" > 0),
    CONSTRAINT "kpi_metrics_title_check" CHECK (coalesce("title"->>'ru', '') <> '' OR coalesce("title"->>'en', '') <> '')
);
ALTER TABLE "kpi_metrics" ADD CONSTRAINT "kpi_metrics_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Why a figure that was typed by hand is what it is; a file gives no reason.
ALTER TABLE "kpi_facts"
  ADD COLUMN "reason" TEXT,
  ADD CONSTRAINT "kpi_facts_reason_check" CHECK (length("reason") BETWEEN 1 AND 500);
ALTER TABLE "pay_facts"
  ADD COLUMN "reason" TEXT,
  ADD CONSTRAINT "pay_facts_reason_check" CHECK (length("reason") BETWEEN 1 AND 500);

-- Codes that are in use already are taken into the catalogue as they are: under the name that a
-- scheme gives them, else under the code itself; as plain numbers of which more is better, which is
-- how they have been read until now.
DO $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  INSERT INTO "kpi_metrics" ("organisation_id", "code", "title", "unit", "direction", "created_at", "updated_at")
  SELECT DISTINCT ON (used.organisation_id, used.code) used.organisation_id, used.code,
    CASE WHEN coalesce(used.title->>'ru', '') <> '' OR coalesce(used.title->>'en', '') <> ''
      THEN used.title ELSE jsonb_build_object('ru', used.code) END,
    'number', 'more', now(), now()
  FROM (
    SELECT s.organisation_id, c->'value'->>'metric' AS code, c->'title' AS title, 1 AS place
    FROM "schemes" s, jsonb_array_elements(s.draft->'components') c WHERE c->'value'->>'kind' = 'kpi'
    UNION ALL
    SELECT v.organisation_id, c->'value'->>'metric', c->'title', 2
    FROM "scheme_versions" v, jsonb_array_elements(v.document::jsonb->'components') c WHERE c->'value'->>'kind' = 'kpi'
    UNION ALL
    SELECT DISTINCT f.organisation_id, f.metric, NULL::jsonb, 3 FROM "kpi_facts" f
  ) used
  -- A draft may name anything at all, also nothing; such a name stays a remark of the draft.
  WHERE used.code ~ '^[a-z][a-z0-9_]{0,39}$'
  ORDER BY used.organisation_id, used.code, used.place, used.title::text;
  PERFORM set_config('app.maintenance', '', true);
END $$;

ALTER TABLE "kpi_facts" ADD CONSTRAINT "kpi_facts_organisation_id_metric_fkey" FOREIGN KEY ("organisation_id", "metric") REFERENCES "kpi_metrics"("organisation_id", "code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- "salaries" holds what stands; what it was before, who changed it and why is kept here.
CREATE TABLE "salary_changes" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "amount_before" DECIMAL(14,2),
    "amount" DECIMAL(14,2) NOT NULL,
    "reason" TEXT,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "salary_changes_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "salary_changes_amount_check" CHECK ("amount" >= 0 AND "amount_before" >= 0),
    CONSTRAINT "salary_changes_reason_check" CHECK (length("reason") BETWEEN 1 AND 500 AND ("amount_before" IS NULL OR "reason" IS NOT NULL))
);
CREATE INDEX "salary_changes_organisation_id_person_id_idx" ON "salary_changes"("organisation_id", "person_id");
ALTER TABLE "salary_changes" ADD CONSTRAINT "salary_changes_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "salary_changes" ADD CONSTRAINT "salary_changes_organisation_id_changed_by_fkey" FOREIGN KEY ("organisation_id", "changed_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- How the organisation's payroll takes the file.
CREATE TABLE "payroll_layouts" (
    "organisation_id" UUID NOT NULL,
    "columns" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "payroll_layouts_pkey" PRIMARY KEY ("organisation_id")
);
ALTER TABLE "payroll_layouts" ADD CONSTRAINT "payroll_layouts_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An archive of all statements of a run, and how far its writing has come.
CREATE TABLE "statement_batches" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "run_id" UUID NOT NULL,
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "started_by" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    CONSTRAINT "statement_batches_pkey" PRIMARY KEY ("organisation_id","id"),
    CONSTRAINT "statement_batches_done_check" CHECK ("done" BETWEEN 0 AND "total" AND ("finished_at" IS NULL OR "done" = "total"))
);
CREATE INDEX "statement_batches_organisation_id_run_id_idx" ON "statement_batches"("organisation_id", "run_id");
ALTER TABLE "statement_batches" ADD CONSTRAINT "statement_batches_organisation_id_run_id_fkey" FOREIGN KEY ("organisation_id", "run_id") REFERENCES "period_runs"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "statement_batches" ADD CONSTRAINT "statement_batches_organisation_id_started_by_fkey" FOREIGN KEY ("organisation_id", "started_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TRIGGER "salary_changes_append_only" BEFORE UPDATE OR DELETE ON "salary_changes" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "salary_changes_no_truncate" BEFORE TRUNCATE ON "salary_changes" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['kpi_metrics', 'salary_changes', 'payroll_layouts', 'statement_batches'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (organisation_id = nullif(current_setting(''app.organisation_id'', true), '''')::uuid) WITH CHECK (organisation_id = nullif(current_setting(''app.organisation_id'', true), '''')::uuid)', name);
    EXECUTE format('CREATE POLICY maintenance ON %I TO CURRENT_USER USING (current_setting(''app.maintenance'', true) = ''on'') WITH CHECK (current_setting(''app.maintenance'', true) = ''on'')', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON "kpi_metrics", "payroll_layouts", "statement_batches" TO etalon_app;
GRANT SELECT, INSERT ON "salary_changes" TO etalon_app;
