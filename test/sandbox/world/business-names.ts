import type { Random } from './random.ts';

const PLACES = [
  'Alder Ridge',
  'Briar Hollow',
  'Canal Street',
  'Clover Field',
  'Cobble Lane',
  'Copper Hill',
  'Dogwood',
  'Elm Terrace',
  'Fern Valley',
  'Fox Meadow',
  'Granite Bay',
  'Harbor View',
  'Hickory Bend',
  'Iron Bridge',
  'Juniper Court',
  'Lakeside',
  'Larch Point',
  'Millpond',
  'North Orchard',
  'Old Quarry',
  'Pine Crest',
  'Quail Run',
  'River Bend',
  'Sandstone',
  'Silver Birch',
  'Stone Gate',
  'Sunny Slope',
  'Tamarack',
  'Upper Mill',
  'Walnut Grove',
  'West Pier',
  'Windmill',
] as const;
const KINDS = [
  'Apartments',
  'Bakery',
  'Bookshop',
  'Brewing Co.',
  'Cabinetry',
  'Clinic',
  'Coffee Roasters',
  'Condominiums',
  'Daycare',
  'Dental',
  'Farm Market',
  'Garden Club',
  'Golf Links',
  'Hardware',
  'HOA',
  'Hotel',
  'Library Friends',
  'Medical Plaza',
  'Nursery',
  'Office Park',
  'Pharmacy',
  'Property Group',
  'Realty LLC',
  'School',
  'Storage',
  'Tennis Club',
  'Townhomes',
  'Veterinary',
] as const;

/** Invents a believable name of a small business that, as far as we know, does not exist; each call gives another one. */
export function createBusinessNames(random: Random): () => string {
  const used = new Set<string>();
  return () => {
    const name = `${random.pick(PLACES)} ${random.pick(KINDS)}`;
    const unique = used.has(name) ? `${name} ${used.size}` : name;
    used.add(unique);
    return unique;
  };
}
