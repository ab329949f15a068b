// Names of people, places and organisations by compromise: prints the CPU seconds of all articles of a file.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const [modules, articles] = process.argv.slice(2)
const nlp = createRequire(`${modules}/`)('compromise')
const texts = JSON.parse(readFileSync(articles, 'utf8'))
const tag = (text) => {
  const doc = nlp(text)
  return doc.people().length + doc.places().length + doc.organizations().length
}
tag(texts[0])
const before = process.cpuUsage()
let found = 0
for (const text of texts) found += tag(text)
const { user, system } = process.cpuUsage(before)
console.log(JSON.stringify({ seconds: (user + system) / 1e6, found }))
