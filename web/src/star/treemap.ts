export interface Tile<T> { of: T; x: number; y: number; width: number; height: number }

/** The sizes of `parts`, none smaller than `share` of the sum of all: what is small must still be read and hit. */
export const readable = (sizes: number[], share: number): number[] => {
  const least = Math.min(share, 1 / sizes.length) * sizes.reduce((sum, size) => sum + size, 0)
  return sizes.map((size) => Math.max(size, least))
}

/** Squarified tree map (Bruls, Huizing, van Wijk 2000): areas in proportion to `size`, in per cent of a box `ratio` wide to high. */
export function treemap<T>(parts: T[], size: (part: T) => number, ratio: number): Tile<T>[] {
  const items = parts.map((of) => ({ of, area: size(of) })).filter((item) => item.area > 0).sort((a, b) => b.area - a.area)
  const total = items.reduce((sum, item) => sum + item.area, 0)
  const tiles: Tile<T>[] = []
  const scale = (ratio * 100 * 100) / (total || 1)
  let x = 0, y = 0, width = 100 * ratio, height = 100
  let row: typeof items = []
  const worst = (line: typeof items) => {
    const side = Math.min(width, height)
    const sum = line.reduce((all, item) => all + item.area * scale, 0)
    return Math.max(...line.map((item) => Math.max((side * side * item.area * scale) / (sum * sum), (sum * sum) / (side * side * item.area * scale))))
  }
  const lay = () => {
    const sum = row.reduce((all, item) => all + item.area * scale, 0)
    const upright = width >= height
    const thick = upright ? sum / height : sum / width
    let at = 0
    for (const item of row) {
      const long = (item.area * scale) / thick
      const tile = upright ? { x, y: y + at, width: thick, height: long } : { x: x + at, y, width: long, height: thick }
      tiles.push({ of: item.of, x: tile.x / ratio, y: tile.y, width: tile.width / ratio, height: tile.height })
      at += long
    }
    if (upright) { x += thick; width -= thick } else { y += thick; height -= thick }
    row = []
  }
  for (const item of items) {
    if (row.length && worst([...row, item]) > worst(row)) lay()
    row.push(item)
  }
  if (row.length) lay()
  return tiles
}
