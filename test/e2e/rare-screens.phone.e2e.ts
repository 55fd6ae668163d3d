import { expectFit } from './fit'
import { change, expect, form, openForm, test, visitTo } from './lossy-phone'

test.describe.configure({ timeout: 120_000 })

/** As in a private window that keeps nothing, until the test says otherwise. */
const closedStore = `(() => {
  const open = IDBFactory.prototype.open
  let isClosed = true
  IDBFactory.prototype.open = function (...args) {
    if (isClosed) throw new DOMException('closed', 'InvalidStateError')
    return open.apply(this, args)
  }
  window.openStore = () => { isClosed = false }
})()`

test('where the browser keeps nothing no form opens, and it opens as soon as the browser does', async ({
  phone: { page },
}) => {
  await page.addInitScript({ content: closedStore })
  const visitId = await visitTo('closed')
  await page.goto(`/shop/${visitId}/form`)
  const title = page.getByRole('heading', { name: 'Телефон не даёт хранить ответы' })
  await expect(title).toBeFocused()
  await expect(page.locator('[data-saving]')).toHaveCount(0)
  await expectFit(page)
  const again = page.getByRole('button', { name: 'Попробовать ещё раз' })
  await again.click()
  await expect(title).toBeVisible()
  await page.evaluate('openStore()')
  await again.click()
  await form(page).yes.check()
  await expect(form(page).saved).toBeVisible()
})

test('a visit that was called off says when and why, and what was begun can be opened', async ({
  phone: { page },
}) => {
  const visitId = await visitTo('called-off')
  const { word, saved } = await openForm(page, visitId)
  await word.fill('Начато до отмены')
  await expect(saved).toBeVisible()
  await change(`UPDATE visits SET state = 'cancelled' WHERE id = $1`, [visitId])
  await change(
    `INSERT INTO audit_entries (organisation_id, id, at, action, subject_kind, subject_id, details)
     SELECT organisation_id, gen_random_uuid(), now(), 'visit.cancelled', 'visit', id,
       '{"reason": "Ларёк закрыли на ремонт", "isForShopper": true}'
     FROM visits WHERE id = $1`,
    [visitId],
  )
  await page.goto(`/shop/${visitId}`)
  await expect(page.getByText(/^Проверку отменили /)).toBeVisible()
  await expect(page.getByText('Причина: Ларёк закрыли на ремонт')).toBeVisible()
  await expectFit(page)
  await openForm(page, visitId)
  await expect(word).toHaveValue('Начато до отмены')
})
