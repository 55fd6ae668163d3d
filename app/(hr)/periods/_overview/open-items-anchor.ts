/** Of the part of a month where open items are settled. */
export const openItemsAnchor = 'open-items'
