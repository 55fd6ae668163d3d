/** What no file system takes in a name, and what would lead out of the folder. */
const unsafe = /[\\/:*?"<>|]|\p{Cc}|^\.+|[. ]+$/gu

/**
 * Names of the files in an archive of statements, one after the other: the personnel number, and for
 * a second statement of the same number (two schemes, or numbers that differ by nothing a file system
 * sees) a count behind it.
 */
export function archiveNames(): (personnelNumber: string) => string {
  const used = new Set<string>()
  return (personnelNumber) => {
    const plain = personnelNumber.replace(unsafe, '_') || '_'
    for (let count = 1; ; count += 1) {
      const name = count === 1 ? `${plain}.pdf` : `${plain} (${count}).pdf`
      const seen = name.toLowerCase()
      if (used.has(seen)) continue
      used.add(seen)
      return name
    }
  }
}
