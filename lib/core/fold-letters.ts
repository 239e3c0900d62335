/** Letters that Unicode does not decompose, and the Cyrillic and Greek alphabets in Latin letters. */
const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'œ=oe æ=ae ß=ss ø=o ł=l đ=d ð=d þ=th ı=i ’= ʼ= ' +
    'а=a б=b в=v г=g д=d е=e ж=zh з=z и=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= ' +
    'э=e ю=yu я=ya і=i є=ye ґ=g ђ=dj ј=j љ=lj њ=nj ћ=c џ=dz ' +
    'α=a β=v γ=g δ=d ε=e ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o'
  )
    .split(' ')
    .map((pair) => pair.split('=')),
);

/** Removes accents, capitals and ligatures, and transliterates Cyrillic and Greek. */
export function foldLetters(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return /[^\0-\x7f]/.test(plain) ? plain.replace(/[^\0-\x7f]/g, (letter) => LATIN[letter] ?? letter) : plain;
}
