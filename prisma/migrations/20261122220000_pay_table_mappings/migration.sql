-- Tables of figures, timesheets and salaries have their columns set on the screen as others do.
ALTER TABLE "table_mappings" DROP CONSTRAINT "table_mappings_kind_check";
ALTER TABLE "table_mappings" ADD CONSTRAINT "table_mappings_kind_check"
  CHECK ("kind" IN ('checklist', 'kpi-facts', 'past-scores', 'pay-facts', 'people', 'salaries', 'standards', 'units'));
