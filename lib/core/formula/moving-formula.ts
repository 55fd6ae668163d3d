import { ExactRun } from './evaluate-formula'
import { type FormulaNode, factKey, partsOf } from './formula-tree'
import type { Fact, Facts, Outcome } from './formula-value'

/**
 * A formula over facts of which some move, evaluated time and again.
 *
 * Rule    the outcome is that of `evaluateFormula` for the facts as they then are; what reads none of
 *         those that move is computed once.
 * Throws  TypeError as `evaluateFormula`.
 * Source  PAY.md, Trying a scheme; The statement (what would have changed it).
 */
export class MovingFormula {
  private readonly facts: Map<string, Fact>
  private readonly run: FoldedRun

  constructor(
    private readonly tree: FormulaNode,
    facts: Facts,
    moving: readonly string[],
  ) {
    this.facts = new Map(facts)
    this.run = new FoldedRun(this.facts, new Set(moving))
  }

  /** Only of a key that was named as one that moves. */
  set(key: string, fact: Fact | undefined): void {
    if (fact === undefined) this.facts.delete(key)
    else this.facts.set(key, fact)
  }

  outcome(): Outcome {
    return this.run.run(this.tree)
  }
}

/** Keeps the outcome of what does not move; it computes nothing itself. */
class FoldedRun extends ExactRun {
  private readonly kept = new Map<FormulaNode, Outcome>()
  private readonly moves = new Map<FormulaNode, boolean>()

  constructor(
    facts: Facts,
    private readonly moving: ReadonlySet<string>,
  ) {
    super(facts)
  }

  override run(node: FormulaNode): Outcome {
    if (this.isMoving(node)) return super.run(node)
    const known = this.kept.get(node)
    if (known !== undefined) return known
    const outcome = super.run(node)
    this.kept.set(node, outcome)
    return outcome
  }

  private isMoving(node: FormulaNode): boolean {
    const known = this.moves.get(node)
    if (known !== undefined) return known
    const isMoving =
      node.kind === 'name' || node.kind === 'lookup'
        ? this.moving.has(factKey(node))
        : partsOf(node).some((part) => this.isMoving(part))
    this.moves.set(node, isMoving)
    return isMoving
  }
}
