import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** Lines of code, without blank ones and comments; files of words and tests are apart. */
const MOST_LINES = 120;
const MOST_CASTS = 40;
/** The share of files that one other file alone imports, without those that a table names or that have a test of their own. */
const MOST_ALONE_SHARE = 0.2;

const ROOTS = ['entrypoints', 'components', 'lib'];
/**
 * Files that a table names, one line each (catalogues, answers to requests, steps of a cycle) or that an entry point starts: their
 * only importer is the table or the entry point by design.
 */
const TABLES =
  /^(entrypoints\/.*|lib\/locales\/.*index\.ts|lib\/worker\/handlers\/(answer-request|(panel|queue)\/\w+-handlers)\.ts|lib\/worker\/sync\/run-cycle\.ts|lib\/platform\/adapters\.ts)$/;

const files = ROOTS.flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => join(root, file)),
)
  .filter((file) => /\.tsx?$/.test(file) && !/\.(test|fixture|d)\.tsx?$/.test(file))
  .sort();
const trees = new Map(
  files.map((file) => [
    file,
    ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true),
  ]),
);

/** Every node of a file, parents before their children. */
function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) if (!ts.isJSDoc(child)) yield* nodesOf(child);
}

function nameOf(node: ts.Node): string {
  const named = ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) ? node.name : undefined;
  if (named) return named.getText();
  return ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent)
    ? node.parent.name.getText()
    : '(nameless)';
}

function isCode(line: string): boolean {
  return !/^\s*(\/\/|\/\*|\*|$)/.test(line);
}

function longFunctions(): string[] {
  return [...trees].flatMap(([file, tree]) =>
    [...nodesOf(tree)]
      .filter((node) => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined)
      .map((node) => ({
        node,
        lines: node.getText().split('\n').filter(isCode).length,
      }))
      .filter(({ lines }) => lines > MOST_LINES)
      .map(({ node, lines }) => `${file}: ${nameOf(node)} has ${lines} lines`),
  );
}

/** Where a type is claimed instead of proved; `as const` claims nothing. */
function casts(): string[] {
  return [...trees].flatMap(([file, tree]) =>
    [...nodesOf(tree)]
      .filter((node) => ts.isAsExpression(node) && node.type.getText() !== 'const')
      .map(
        (node) =>
          `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText().slice(0, 90)}`,
      ),
  );
}

/** Each file with the files that import it, at build time or when needed. */
function importers(): Map<string, string[]> {
  const found = new Map<string, string[]>(files.map((file) => [file, []]));
  for (const [file, tree] of trees) {
    const named = new Set<string>();
    for (const node of nodesOf(tree)) {
      if (!ts.isStringLiteral(node) || !node.text.startsWith('.')) continue;
      const { parent } = node;
      const isImport =
        ts.isImportDeclaration(parent) ||
        ts.isExportDeclaration(parent) ||
        (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword) ||
        (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent));
      if (isImport) named.add(relative('.', resolve(dirname(file), node.text)));
    }
    for (const each of named) found.get(each)?.push(file);
  }
  return found;
}

const long = longFunctions();
const claimed = casts();
const alone = [...importers()].filter(([, users]) => users.length === 1);
const behindTable = alone.filter(([, [user = '']]) => TABLES.test(user));
const tested = alone.filter(
  ([file, [user = '']]) => !TABLES.test(user) && existsSync(file.replace(/\.tsx?$/, '.test.ts')),
);
const rest = alone.length - behindTable.length - tested.length;

const mostAlone = Math.floor(files.length * MOST_ALONE_SHARE);

console.log(`functions over ${MOST_LINES} lines  ${long.length}`);
console.log(`casts                     ${claimed.length} of ${MOST_CASTS}`);
console.log(
  `files ${files.length}, imported by one alone ${alone.length}: ${behindTable.length} named by a table, ${tested.length} with a test of their own, ${rest} of ${mostAlone} others`,
);
if (process.argv.includes('--list')) {
  for (const line of [...long, ...claimed]) console.log(line);
  for (const [file, users] of alone) console.log(`${file} <- ${users}`);
}
const faults = [
  ...long,
  ...(claimed.length > MOST_CASTS ? claimed : []),
  ...(rest > mostAlone
    ? [`${rest} files are imported by one other file alone; at most ${mostAlone} may be`]
    : []),
];
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
