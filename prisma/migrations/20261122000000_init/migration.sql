-- CreateTable
CREATE TABLE "accounts" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "display_name" TEXT NOT NULL,
    "email" TEXT,
    "person_id" UUID,
    "shopper_id" UUID,
    "password_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'ru',
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "blocked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "grants" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "unit_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grants_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "one_time_links" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "account_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_links_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "sign_in_throttles" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "blocked_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_throttles_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "campaigns" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "names_people" BOOLEAN NOT NULL DEFAULT false,
    "notice_text" TEXT,
    "notice_published_on" DATE,
    "notice_days" INTEGER NOT NULL DEFAULT 14,
    "notice_unit_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
    "fee" DECIMAL(14,2) NOT NULL,
    "deadline_hours" INTEGER NOT NULL DEFAULT 24,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "campaigns_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "notice_deliveries" (
    "organisation_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "delivered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_deliveries_pkey" PRIMARY KEY ("organisation_id","campaign_id","person_id")
);

-- CreateTable
CREATE TABLE "visits" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "campaign_id" UUID NOT NULL,
    "checklist_version_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "person_id" UUID,
    "shopper_id" UUID,
    "scenario" TEXT NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "fee" DECIMAL(14,2) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "planned_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "visited_on" DATE,
    "position_id" UUID,
    "release_batch_id" UUID,

    CONSTRAINT "visits_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "visit_declines" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "visit_id" UUID NOT NULL,
    "shopper_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "declined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_declines_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "release_batches" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "campaign_id" UUID NOT NULL,
    "released_by" UUID NOT NULL,
    "released_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_batches_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "standards" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "number" TEXT NOT NULL,
    "text" JSONB NOT NULL,
    "touchpoint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standards_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "checklists" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "draft" JSONB NOT NULL,
    "draft_revision" INTEGER NOT NULL DEFAULT 1,
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklists_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "checklist_versions" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "checklist_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "published_by" UUID NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_versions_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "evaluations" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "shopper_id" UUID NOT NULL,
    "parent_id" UUID,
    "report" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "clock_skew_ms" BIGINT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evaluations_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "evaluation_conflicts" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "evaluation_id" UUID NOT NULL,
    "shopper_id" UUID NOT NULL,
    "report" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evaluation_conflicts_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "attachments" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "question_id" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "received_sha256" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "visit_id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "reviewed_by" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "comment" TEXT,
    "question_comments" JSONB NOT NULL DEFAULT '[]',
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "scores" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "visit_id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "checklist_version_id" UUID NOT NULL,
    "label" TEXT NOT NULL DEFAULT 'original',
    "result" TEXT NOT NULL,
    "total" TEXT,
    "total_approx" DECIMAL(14,9),
    "outcome" TEXT NOT NULL,
    "critical_failures" INTEGER NOT NULL,
    "scored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scores_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "question_results" (
    "organisation_id" UUID NOT NULL,
    "score_id" UUID NOT NULL,
    "question_id" TEXT NOT NULL,
    "root_section_id" TEXT NOT NULL,
    "standard_id" UUID,
    "state" TEXT NOT NULL,
    "earned" DECIMAL(20,9),
    "possible" DECIMAL(20,9),
    "lost" DECIMAL(14,9),

    CONSTRAINT "question_results_pkey" PRIMARY KEY ("organisation_id","score_id","question_id")
);

-- CreateTable
CREATE TABLE "organisations" (
    "organisation_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "default_locale" TEXT NOT NULL DEFAULT 'ru',
    "logo_file_id" UUID,
    "is_demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organisations_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "stored_files" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "purpose" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "byte_size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_files_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(6) NOT NULL,
    "account_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID,
    "details" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "schemes" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "draft" JSONB NOT NULL,
    "draft_revision" INTEGER NOT NULL DEFAULT 1,
    "draft_authors" UUID[],
    "retired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "schemes_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "scheme_versions" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "scheme_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "regulation_number" TEXT NOT NULL,
    "regulation_on" DATE NOT NULL,
    "effective_from" DATE NOT NULL,
    "authors" UUID[],
    "activated_by" UUID NOT NULL,
    "activated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "scheme_versions_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "kpi_facts" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "metric" TEXT NOT NULL,
    "person_id" UUID,
    "unit_id" UUID,
    "month" DATE NOT NULL,
    "value" DECIMAL(20,9) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "entered_by" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "kpi_facts_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "pay_facts" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "month" DATE NOT NULL,
    "worked_days" DECIMAL(6,2) NOT NULL,
    "norm_days" DECIMAL(6,2) NOT NULL,
    "base_amount" DECIMAL(14,2),
    "revision" INTEGER NOT NULL DEFAULT 1,
    "entered_by" UUID NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pay_facts_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "periods" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "month" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "current_run_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "periods_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "period_runs" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "period_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "snapshot" TEXT NOT NULL,
    "seal" TEXT NOT NULL,
    "computed_by" UUID NOT NULL,
    "computed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "period_runs_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "statements" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "run_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "scheme_version_id" UUID NOT NULL,
    "payout" DECIMAL(14,2) NOT NULL,
    "document" TEXT NOT NULL,

    CONSTRAINT "statements_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "period_decisions" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "period_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "period_decisions_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "units" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "parent_id" UUID,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT,
    "time_zone" TEXT,
    "opening_hours" JSONB,
    "closed_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "units_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "positions" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,

    CONSTRAINT "positions_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "people" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "personnel_number" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "hired_on" DATE NOT NULL,
    "left_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "people_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "assignments" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "position_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "through_on" DATE,

    CONSTRAINT "assignments_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "salaries" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "person_id" UUID NOT NULL,
    "amount" DECIMAL(14,2) NOT NULL,
    "from_on" DATE NOT NULL,

    CONSTRAINT "salaries_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateTable
CREATE TABLE "shoppers" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "label" TEXT NOT NULL,
    "full_name" TEXT NOT NULL,
    "phone" TEXT,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shoppers_pkey" PRIMARY KEY ("organisation_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_email_key" ON "accounts"("email");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_organisation_id_person_id_key" ON "accounts"("organisation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "accounts_organisation_id_shopper_id_key" ON "accounts"("organisation_id", "shopper_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_links_token_hash_key" ON "one_time_links"("token_hash");

-- CreateIndex
CREATE INDEX "visits_organisation_id_state_idx" ON "visits"("organisation_id", "state");

-- CreateIndex
CREATE INDEX "visits_organisation_id_campaign_id_idx" ON "visits"("organisation_id", "campaign_id");

-- CreateIndex
CREATE INDEX "visits_organisation_id_visited_on_idx" ON "visits"("organisation_id", "visited_on");

-- CreateIndex
CREATE INDEX "visit_declines_organisation_id_shopper_id_idx" ON "visit_declines"("organisation_id", "shopper_id");

-- CreateIndex
CREATE INDEX "visit_declines_organisation_id_visit_id_idx" ON "visit_declines"("organisation_id", "visit_id");

-- CreateIndex
CREATE INDEX "visits_organisation_id_shopper_id_state_idx" ON "visits"("organisation_id", "shopper_id", "state");

-- CreateIndex
CREATE INDEX "visits_organisation_id_unit_id_visited_on_idx" ON "visits"("organisation_id", "unit_id", "visited_on");

-- CreateIndex
CREATE INDEX "visits_organisation_id_person_id_visited_on_idx" ON "visits"("organisation_id", "person_id", "visited_on");

-- CreateIndex
CREATE UNIQUE INDEX "standards_organisation_id_number_key" ON "standards"("organisation_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_versions_organisation_id_checklist_id_number_key" ON "checklist_versions"("organisation_id", "checklist_id", "number");

-- CreateIndex
CREATE INDEX "evaluations_organisation_id_visit_id_idx" ON "evaluations"("organisation_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_conflicts_organisation_id_evaluation_id_sha256_key" ON "evaluation_conflicts"("organisation_id", "evaluation_id", "sha256");

-- CreateIndex
CREATE INDEX "attachments_organisation_id_visit_id_idx" ON "attachments"("organisation_id", "visit_id");

-- CreateIndex
CREATE INDEX "reviews_organisation_id_visit_id_idx" ON "reviews"("organisation_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_organisation_id_evaluation_id_key" ON "reviews"("organisation_id", "evaluation_id");

-- CreateIndex
CREATE UNIQUE INDEX "scores_organisation_id_visit_id_label_key" ON "scores"("organisation_id", "visit_id", "label");

-- CreateIndex
CREATE INDEX "question_results_organisation_id_standard_id_idx" ON "question_results"("organisation_id", "standard_id");

-- CreateIndex
CREATE UNIQUE INDEX "organisations_code_key" ON "organisations"("code");

-- CreateIndex
CREATE INDEX "audit_entries_organisation_id_subject_kind_subject_id_idx" ON "audit_entries"("organisation_id", "subject_kind", "subject_id");

-- CreateIndex
CREATE INDEX "audit_entries_organisation_id_at_idx" ON "audit_entries"("organisation_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "scheme_versions_organisation_id_scheme_id_number_key" ON "scheme_versions"("organisation_id", "scheme_id", "number");

-- CreateIndex
CREATE INDEX "kpi_facts_organisation_id_month_metric_idx" ON "kpi_facts"("organisation_id", "month", "metric");

-- CreateIndex
CREATE UNIQUE INDEX "pay_facts_organisation_id_person_id_month_revision_key" ON "pay_facts"("organisation_id", "person_id", "month", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "periods_organisation_id_month_key" ON "periods"("organisation_id", "month");

-- CreateIndex
CREATE UNIQUE INDEX "period_runs_organisation_id_period_id_number_key" ON "period_runs"("organisation_id", "period_id", "number");

-- CreateIndex
CREATE INDEX "statements_organisation_id_person_id_idx" ON "statements"("organisation_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "statements_organisation_id_run_id_person_id_scheme_version__key" ON "statements"("organisation_id", "run_id", "person_id", "scheme_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "period_decisions_organisation_id_run_id_kind_key" ON "period_decisions"("organisation_id", "run_id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "units_organisation_id_code_key" ON "units"("organisation_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "positions_organisation_id_name_key" ON "positions"("organisation_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "people_organisation_id_personnel_number_key" ON "people"("organisation_id", "personnel_number");

-- CreateIndex
CREATE INDEX "assignments_organisation_id_unit_id_idx" ON "assignments"("organisation_id", "unit_id");

-- CreateIndex
CREATE UNIQUE INDEX "assignments_organisation_id_person_id_unit_id_position_id_f_key" ON "assignments"("organisation_id", "person_id", "unit_id", "position_id", "from_on");

-- CreateIndex
CREATE UNIQUE INDEX "salaries_organisation_id_person_id_from_on_key" ON "salaries"("organisation_id", "person_id", "from_on");

-- CreateIndex
CREATE UNIQUE INDEX "shoppers_organisation_id_label_key" ON "shoppers"("organisation_id", "label");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organisation_id_shopper_id_fkey" FOREIGN KEY ("organisation_id", "shopper_id") REFERENCES "shoppers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_organisation_id_account_id_fkey" FOREIGN KEY ("organisation_id", "account_id") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grants" ADD CONSTRAINT "grants_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "units"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organisation_id_account_id_fkey" FOREIGN KEY ("organisation_id", "account_id") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_organisation_id_account_id_fkey" FOREIGN KEY ("organisation_id", "account_id") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_organisation_id_created_by_fkey" FOREIGN KEY ("organisation_id", "created_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_deliveries" ADD CONSTRAINT "notice_deliveries_organisation_id_campaign_id_fkey" FOREIGN KEY ("organisation_id", "campaign_id") REFERENCES "campaigns"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_deliveries" ADD CONSTRAINT "notice_deliveries_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_campaign_id_fkey" FOREIGN KEY ("organisation_id", "campaign_id") REFERENCES "campaigns"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_checklist_version_id_fkey" FOREIGN KEY ("organisation_id", "checklist_version_id") REFERENCES "checklist_versions"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "units"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_shopper_id_fkey" FOREIGN KEY ("organisation_id", "shopper_id") REFERENCES "shoppers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_release_batch_id_fkey" FOREIGN KEY ("organisation_id", "release_batch_id") REFERENCES "release_batches"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_planned_by_fkey" FOREIGN KEY ("organisation_id", "planned_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visits" ADD CONSTRAINT "visits_organisation_id_position_id_fkey" FOREIGN KEY ("organisation_id", "position_id") REFERENCES "positions"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_declines" ADD CONSTRAINT "visit_declines_organisation_id_visit_id_fkey" FOREIGN KEY ("organisation_id", "visit_id") REFERENCES "visits"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_declines" ADD CONSTRAINT "visit_declines_organisation_id_shopper_id_fkey" FOREIGN KEY ("organisation_id", "shopper_id") REFERENCES "shoppers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_batches" ADD CONSTRAINT "release_batches_organisation_id_campaign_id_fkey" FOREIGN KEY ("organisation_id", "campaign_id") REFERENCES "campaigns"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release_batches" ADD CONSTRAINT "release_batches_organisation_id_released_by_fkey" FOREIGN KEY ("organisation_id", "released_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "standards" ADD CONSTRAINT "standards_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_versions" ADD CONSTRAINT "checklist_versions_organisation_id_checklist_id_fkey" FOREIGN KEY ("organisation_id", "checklist_id") REFERENCES "checklists"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_versions" ADD CONSTRAINT "checklist_versions_organisation_id_published_by_fkey" FOREIGN KEY ("organisation_id", "published_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_organisation_id_visit_id_fkey" FOREIGN KEY ("organisation_id", "visit_id") REFERENCES "visits"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_organisation_id_shopper_id_fkey" FOREIGN KEY ("organisation_id", "shopper_id") REFERENCES "shoppers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_organisation_id_parent_id_fkey" FOREIGN KEY ("organisation_id", "parent_id") REFERENCES "evaluations"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_conflicts" ADD CONSTRAINT "evaluation_conflicts_organisation_id_evaluation_id_fkey" FOREIGN KEY ("organisation_id", "evaluation_id") REFERENCES "evaluations"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_organisation_id_visit_id_fkey" FOREIGN KEY ("organisation_id", "visit_id") REFERENCES "visits"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_organisation_id_file_id_fkey" FOREIGN KEY ("organisation_id", "file_id") REFERENCES "stored_files"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_organisation_id_visit_id_fkey" FOREIGN KEY ("organisation_id", "visit_id") REFERENCES "visits"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_organisation_id_evaluation_id_fkey" FOREIGN KEY ("organisation_id", "evaluation_id") REFERENCES "evaluations"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_organisation_id_reviewed_by_fkey" FOREIGN KEY ("organisation_id", "reviewed_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_organisation_id_visit_id_fkey" FOREIGN KEY ("organisation_id", "visit_id") REFERENCES "visits"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_organisation_id_evaluation_id_fkey" FOREIGN KEY ("organisation_id", "evaluation_id") REFERENCES "evaluations"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scores" ADD CONSTRAINT "scores_organisation_id_checklist_version_id_fkey" FOREIGN KEY ("organisation_id", "checklist_version_id") REFERENCES "checklist_versions"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_results" ADD CONSTRAINT "question_results_organisation_id_score_id_fkey" FOREIGN KEY ("organisation_id", "score_id") REFERENCES "scores"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_results" ADD CONSTRAINT "question_results_organisation_id_standard_id_fkey" FOREIGN KEY ("organisation_id", "standard_id") REFERENCES "standards"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_organisation_id_logo_file_id_fkey" FOREIGN KEY ("organisation_id", "logo_file_id") REFERENCES "stored_files"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_organisation_id_account_id_fkey" FOREIGN KEY ("organisation_id", "account_id") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "schemes" ADD CONSTRAINT "schemes_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheme_versions" ADD CONSTRAINT "scheme_versions_organisation_id_scheme_id_fkey" FOREIGN KEY ("organisation_id", "scheme_id") REFERENCES "schemes"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scheme_versions" ADD CONSTRAINT "scheme_versions_organisation_id_activated_by_fkey" FOREIGN KEY ("organisation_id", "activated_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpi_facts" ADD CONSTRAINT "kpi_facts_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpi_facts" ADD CONSTRAINT "kpi_facts_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "units"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "kpi_facts" ADD CONSTRAINT "kpi_facts_organisation_id_entered_by_fkey" FOREIGN KEY ("organisation_id", "entered_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pay_facts" ADD CONSTRAINT "pay_facts_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pay_facts" ADD CONSTRAINT "pay_facts_organisation_id_entered_by_fkey" FOREIGN KEY ("organisation_id", "entered_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "periods" ADD CONSTRAINT "periods_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "periods" ADD CONSTRAINT "periods_organisation_id_current_run_id_fkey" FOREIGN KEY ("organisation_id", "current_run_id") REFERENCES "period_runs"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_runs" ADD CONSTRAINT "period_runs_organisation_id_period_id_fkey" FOREIGN KEY ("organisation_id", "period_id") REFERENCES "periods"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_runs" ADD CONSTRAINT "period_runs_organisation_id_computed_by_fkey" FOREIGN KEY ("organisation_id", "computed_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_organisation_id_run_id_fkey" FOREIGN KEY ("organisation_id", "run_id") REFERENCES "period_runs"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statements" ADD CONSTRAINT "statements_organisation_id_scheme_version_id_fkey" FOREIGN KEY ("organisation_id", "scheme_version_id") REFERENCES "scheme_versions"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_decisions" ADD CONSTRAINT "period_decisions_organisation_id_period_id_fkey" FOREIGN KEY ("organisation_id", "period_id") REFERENCES "periods"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_decisions" ADD CONSTRAINT "period_decisions_organisation_id_run_id_fkey" FOREIGN KEY ("organisation_id", "run_id") REFERENCES "period_runs"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "period_decisions" ADD CONSTRAINT "period_decisions_organisation_id_decided_by_fkey" FOREIGN KEY ("organisation_id", "decided_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "units" ADD CONSTRAINT "units_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "units" ADD CONSTRAINT "units_organisation_id_parent_id_fkey" FOREIGN KEY ("organisation_id", "parent_id") REFERENCES "units"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "positions" ADD CONSTRAINT "positions_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "people" ADD CONSTRAINT "people_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "units"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_organisation_id_position_id_fkey" FOREIGN KEY ("organisation_id", "position_id") REFERENCES "positions"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "salaries" ADD CONSTRAINT "salaries_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shoppers" ADD CONSTRAINT "shoppers_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- From here on written by hand: closed sets of words, the second lock, what never changes.

-- Closed sets of words ----------------------------------------------------------------------------

ALTER TABLE "organisations"
  ADD CONSTRAINT "organisations_locale_check" CHECK ("default_locale" IN ('ru', 'en')),
  ADD CONSTRAINT "organisations_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$');
ALTER TABLE "units"
  ADD CONSTRAINT "units_kind_check" CHECK ("kind" IN ('region', 'shop', 'call-centre', 'department')),
  ADD CONSTRAINT "units_not_own_parent" CHECK ("parent_id" <> "id");
ALTER TABLE "accounts"
  ADD CONSTRAINT "accounts_locale_check" CHECK ("locale" IN ('ru', 'en')),
  ADD CONSTRAINT "accounts_email_check" CHECK ("email" = lower("email"));
ALTER TABLE "people" ADD CONSTRAINT "people_dates_check" CHECK ("left_on" IS NULL OR "left_on" >= "hired_on");
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_dates_check" CHECK ("through_on" IS NULL OR "through_on" >= "from_on");
ALTER TABLE "salaries" ADD CONSTRAINT "salaries_amount_check" CHECK ("amount" >= 0);
ALTER TABLE "grants"
  ADD CONSTRAINT "grants_kind_check" CHECK ("kind" IN ('administrator', 'programme-manager', 'reviewer', 'hr', 'unit-head', 'employee', 'shopper')),
  ADD CONSTRAINT "grants_unit_check" CHECK (("kind" = 'unit-head') = ("unit_id" IS NOT NULL));
CREATE UNIQUE INDEX "grants_once" ON "grants" ("organisation_id", "account_id", "kind", "unit_id") NULLS NOT DISTINCT;
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_purpose_check" CHECK ("purpose" IN ('invitation', 'reset'));
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_purpose_check" CHECK ("purpose" IN ('logo', 'evidence'));
ALTER TABLE "standards" ADD CONSTRAINT "standards_touchpoint_check" CHECK ("touchpoint" IN ('store', 'call', 'chat', 'email', 'social', 'back-office'));
ALTER TABLE "campaigns"
  ADD CONSTRAINT "campaigns_state_check" CHECK ("state" IN ('draft', 'open', 'closed')),
  ADD CONSTRAINT "campaigns_dates_check" CHECK ("ends_on" >= "starts_on"),
  ADD CONSTRAINT "campaigns_notice_days_check" CHECK ("notice_days" BETWEEN 1 AND 365),
  ADD CONSTRAINT "campaigns_fee_check" CHECK ("fee" >= 0);
ALTER TABLE "visits"
  ADD CONSTRAINT "visits_state_check" CHECK ("state" IN ('planned', 'offered', 'accepted', 'submitted', 'returned', 'approved', 'released', 'cancelled')),
  ADD CONSTRAINT "visits_window_check" CHECK ("closes_at" > "opens_at" AND "due_at" >= "closes_at"),
  ADD CONSTRAINT "visits_shopper_check" CHECK ("state" IN ('planned', 'cancelled') OR "shopper_id" IS NOT NULL),
  ADD CONSTRAINT "visits_fee_check" CHECK ("fee" >= 0);
ALTER TABLE "visit_declines" ADD CONSTRAINT "visit_declines_reason_check" CHECK ("reason" IN ('known-there', 'no-time'));
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$');
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_decision_check" CHECK ("decision" IN ('approved', 'returned'));
CREATE UNIQUE INDEX "reviews_one_approval" ON "reviews" ("organisation_id", "visit_id") WHERE "decision" = 'approved';
ALTER TABLE "scores" ADD CONSTRAINT "scores_outcome_check" CHECK ("outcome" IN ('pass', 'fail', 'none'));
ALTER TABLE "kpi_facts" ADD CONSTRAINT "kpi_facts_subject_check" CHECK (("person_id" IS NULL) <> ("unit_id" IS NULL));
CREATE UNIQUE INDEX "kpi_facts_once" ON "kpi_facts" ("organisation_id", "month", "metric", "person_id", "unit_id", "revision") NULLS NOT DISTINCT;
ALTER TABLE "pay_facts" ADD CONSTRAINT "pay_facts_days_check" CHECK ("worked_days" >= 0 AND "norm_days" > 0 AND "worked_days" <= 31 AND "norm_days" <= 31);
ALTER TABLE "periods"
  ADD CONSTRAINT "periods_state_check" CHECK ("state" IN ('open', 'computed', 'submitted', 'approved', 'locked', 'exported')),
  ADD CONSTRAINT "periods_month_check" CHECK (extract(day FROM "month") = 1),
  ADD CONSTRAINT "periods_run_check" CHECK ("state" = 'open' OR "current_run_id" IS NOT NULL);
ALTER TABLE "period_decisions" ADD CONSTRAINT "period_decisions_kind_check" CHECK ("kind" IN ('submitted', 'approved', 'locked', 'exported'));

-- What never changes ------------------------------------------------------------------------------

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'ET001';
END $$;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY[
    'audit_entries', 'checklist_versions', 'evaluations', 'evaluation_conflicts', 'reviews', 'scores',
    'scheme_versions', 'period_runs', 'statements', 'period_decisions', 'kpi_facts', 'pay_facts', 'notice_deliveries', 'release_batches', 'visit_declines'
  ] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- A locked period moves on to exported and nowhere else, and its run is never exchanged.
CREATE FUNCTION guard_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('locked', 'exported') AND (
    NEW.current_run_id IS DISTINCT FROM OLD.current_run_id
    OR NOT (NEW.state = OLD.state OR (OLD.state = 'locked' AND NEW.state = 'exported'))
    OR NEW.month <> OLD.month
  ) THEN
    RAISE EXCEPTION 'a locked period does not change' USING ERRCODE = 'ET001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "periods_guard" BEFORE UPDATE ON "periods" FOR EACH ROW EXECUTE FUNCTION guard_period();

-- Who may not decide (SECURITY.md, Who is who; PAY.md, Periods) -------------------------------------

-- Whether the account's person works in the unit on the day, or heads it or a unit above it.
CREATE FUNCTION concerns_own_unit(org uuid, account uuid, unit uuid, on_day date) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM accounts a
    JOIN assignments s ON s.organisation_id = a.organisation_id AND s.person_id = a.person_id
    WHERE a.organisation_id = org AND a.id = account AND s.unit_id = unit
      AND s.from_on <= on_day AND (s.through_on IS NULL OR s.through_on >= on_day)
  ) OR EXISTS (
    WITH RECURSIVE above AS (
      SELECT u.id, u.parent_id FROM units u WHERE u.organisation_id = org AND u.id = unit
      UNION ALL
      SELECT p.id, p.parent_id FROM units p JOIN above ON p.organisation_id = org AND p.id = above.parent_id
    )
    SELECT 1 FROM grants g JOIN above ON above.id = g.unit_id
    WHERE g.organisation_id = org AND g.account_id = account AND g.kind = 'unit-head'
  )
$$;

CREATE FUNCTION guard_visit_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND concerns_own_unit(NEW.organisation_id, NEW.planned_by, NEW.unit_id, NEW.created_at::date) THEN
    RAISE EXCEPTION 'nobody plans a visit to his own unit' USING ERRCODE = 'ET002';
  END IF;
  IF NEW.shopper_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.shopper_id IS DISTINCT FROM OLD.shopper_id) AND EXISTS (
    SELECT 1 FROM accounts a WHERE a.organisation_id = NEW.organisation_id AND a.shopper_id = NEW.shopper_id
      AND concerns_own_unit(NEW.organisation_id, a.id, NEW.unit_id, NEW.opens_at::date)
  ) THEN
    RAISE EXCEPTION 'nobody shops his own unit' USING ERRCODE = 'ET002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "visits_people_guard" BEFORE INSERT OR UPDATE ON "visits" FOR EACH ROW EXECUTE FUNCTION guard_visit_people();

CREATE FUNCTION guard_review() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM visits v WHERE v.organisation_id = NEW.organisation_id AND v.id = NEW.visit_id
      AND concerns_own_unit(NEW.organisation_id, NEW.reviewed_by, v.unit_id, coalesce(v.visited_on, NEW.decided_at::date))
  ) THEN
    RAISE EXCEPTION 'nobody reviews his own unit' USING ERRCODE = 'ET002';
  END IF;
  IF EXISTS (
    SELECT 1 FROM evaluations e JOIN accounts a ON a.organisation_id = e.organisation_id AND a.shopper_id = e.shopper_id
    WHERE e.organisation_id = NEW.organisation_id AND e.id = NEW.evaluation_id AND a.id = NEW.reviewed_by
  ) THEN
    RAISE EXCEPTION 'nobody reviews his own report' USING ERRCODE = 'ET002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "reviews_people_guard" BEFORE INSERT ON "reviews" FOR EACH ROW EXECUTE FUNCTION guard_review();

-- Four eyes: who wrote the scheme version, submitted the period, or is paid by it, does
-- not approve it; and a decision is about the run that stands.
CREATE FUNCTION guard_period_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM periods p WHERE p.organisation_id = NEW.organisation_id AND p.id = NEW.period_id AND p.current_run_id = NEW.run_id
  ) THEN
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
  ) THEN
    RAISE EXCEPTION 'a second, uninvolved person approves' USING ERRCODE = 'ET002';
  END IF;
  IF NEW.kind = 'approved' AND NOT EXISTS (
    SELECT 1 FROM period_decisions d WHERE d.organisation_id = NEW.organisation_id AND d.run_id = NEW.run_id AND d.kind = 'submitted'
  ) OR NEW.kind = 'locked' AND NOT EXISTS (
    SELECT 1 FROM period_decisions d WHERE d.organisation_id = NEW.organisation_id AND d.run_id = NEW.run_id AND d.kind = 'approved'
  ) OR NEW.kind = 'exported' AND NOT EXISTS (
    SELECT 1 FROM period_decisions d WHERE d.organisation_id = NEW.organisation_id AND d.run_id = NEW.run_id AND d.kind = 'locked'
  ) THEN
    RAISE EXCEPTION 'a step was left out' USING ERRCODE = 'ET003';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "period_decisions_guard" BEFORE INSERT ON "period_decisions" FOR EACH ROW EXECUTE FUNCTION guard_period_decision();

-- The second lock ---------------------------------------------------------------------------------
-- The application connects as etalon_app, which owns nothing. Every transaction names its
-- organisation in app.organisation_id; without it there are no rows. FORCE holds the owner to the
-- same rule; maintenance (backup, restore, sign-in functions) says so with app.maintenance = 'on',
-- which counts for the owner alone.

DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'etalon_app') THEN
    CREATE ROLE etalon_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
  END IF;
END $$;

GRANT USAGE ON SCHEMA public TO etalon_app;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM etalon_app;

DO $$
DECLARE name text;
BEGIN
  FOR name IN
    SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'organisation_id' AND t.table_type = 'BASE TABLE'
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organisation_id = nullif(current_setting(''app.organisation_id'', true), '''')::uuid) WITH CHECK (organisation_id = nullif(current_setting(''app.organisation_id'', true), '''')::uuid)',
      name);
    EXECUTE format(
      'CREATE POLICY maintenance ON %I TO CURRENT_USER USING (current_setting(''app.maintenance'', true) = ''on'') WITH CHECK (current_setting(''app.maintenance'', true) = ''on'')',
      name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO etalon_app', name);
  END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_in_throttles" TO etalon_app;
REVOKE UPDATE, DELETE ON
  "audit_entries", "checklist_versions", "evaluations", "evaluation_conflicts", "reviews", "scores", "scheme_versions",
  "period_runs", "statements", "period_decisions", "kpi_facts", "pay_facts", "notice_deliveries", "release_batches", "visit_declines"
  FROM etalon_app;
REVOKE DELETE ON "organisations", "people", "accounts", "visits", "periods", "campaigns" FROM etalon_app;

-- Before anybody is signed in there is no organisation: these functions, and nothing else, look
-- across. They return only what sign-in needs. (The setting counts for their owner alone, see above.)

-- Accounts that `login` may mean: an e-mail, a personnel number, or "code/number".
CREATE FUNCTION find_sign_in(login text)
RETURNS TABLE (organisation_id uuid, account_id uuid, password_hash text, blocked boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
    SELECT a.organisation_id, a.id, a.password_hash, a.blocked_at IS NOT NULL
    FROM accounts a WHERE a.email = lower(login)
    UNION
    SELECT a.organisation_id, a.id, a.password_hash, a.blocked_at IS NOT NULL
    FROM accounts a
    JOIN people p ON p.organisation_id = a.organisation_id AND p.id = a.person_id
    JOIN organisations o ON o.organisation_id = a.organisation_id
    WHERE p.personnel_number = login OR o.code || '/' || p.personnel_number = login;
END $$;

CREATE FUNCTION find_one_time_link(hash text)
RETURNS TABLE (organisation_id uuid, link_id uuid)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
    SELECT l.organisation_id, l.id FROM one_time_links l WHERE l.token_hash = hash;
END $$;

-- Whether the server has any organisation yet (first run).
CREATE FUNCTION has_organisation() RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN EXISTS (SELECT 1 FROM organisations);
END $$;

-- The demo company's accounts for its one-click sign-in; empty unless the organisation is a demo.
CREATE FUNCTION demo_accounts()
RETURNS TABLE (organisation_id uuid, account_id uuid, display_name text, kinds text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  RETURN QUERY
    SELECT a.organisation_id, a.id, a.display_name, array_agg(g.kind ORDER BY g.kind)
    FROM accounts a
    JOIN organisations o ON o.organisation_id = a.organisation_id AND o.is_demo
    JOIN grants g ON g.organisation_id = a.organisation_id AND g.account_id = a.id
    WHERE a.email LIKE '%@demo.etalon.example'
    GROUP BY 1, 2, 3;
END $$;

REVOKE ALL ON FUNCTION find_sign_in(text), find_one_time_link(text), has_organisation(), demo_accounts() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_sign_in(text), find_one_time_link(text), has_organisation(), demo_accounts() TO etalon_app;
