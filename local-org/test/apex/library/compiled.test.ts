/**
 * The library as compiled Apex uses it: overloads, and objects of a project behind the platform's interfaces. Each text
 * is a body of anonymous Apex whose assertions are documented facts or follow from them by plain arithmetic.
 */
import { compiled, problemsOf, start } from "../generate/program.ts";

const CLASSES = [
  `public class Ranked implements Comparable {
    public Integer rank; public String label; transient Integer cache = 5;
    public Ranked(Integer rank) { this.rank = rank; }
    public Integer compareTo(Object other) { return rank - ((Ranked) other).rank; }
    public override String toString() { return 'R' + rank; }
  }`,
  `public class ByLength implements Comparator<String> {
    public Integer compare(String a, String b) { return a.length() - b.length(); }
  }`,
  `public class Countdown implements Iterator<Integer>, Iterable<Integer> {
    Integer left = 3;
    public Boolean hasNext() { return left > 0; }
    public Integer next() { return left--; }
    public Iterator<Integer> iterator() { return this; }
  }`,
  `public class SadException extends Exception {}`,
  `public enum Season { WINTER, SPRING }`,
  `public class Pair {
    public String a; public Integer b;
    public Boolean equals(Object other) { return other instanceof Pair && ((Pair) other).a == a; }
    public override Integer hashCode() { return a.hashCode(); }
  }`,
];

const BODIES: Readonly<Record<string, string>> = {
  "chooses among overloads by the types of numbers": `
    Integer i = -42; Long l = 2;
    System.assertEquals(42, Math.abs(i)); System.assertEquals(4.5, Math.abs(-4.5));
    System.assertEquals(2, Math.max(1, l)); System.assertEquals(2.5, Math.max(1, 2.5));
    System.assertEquals(4, Math.round(4.5)); System.assertEquals(1024, Math.pow(2, 10));
    Decimal d = 10;
    System.assertEquals(3.34, d.divide(3, 2, System.RoundingMode.UP)); System.assertEquals(10, Integer.valueOf(d));`,
  "writes each type its own way": `
    Date day = Date.newInstance(2020, 1, 2); Object some = day;
    System.assertEquals('2020-01-02', String.valueOf(day)); System.assertEquals('2020-01-02 00:00:00', '' + day);
    System.assertEquals('2020-01-02 00:00:00', String.valueOf(some));
    System.assertEquals('R7', String.valueOf(new Ranked(7))); System.assertEquals('(R1)', '' + new List<Ranked>{ new Ranked(1) });
    Pair p = new Pair(); p.a = 'x'; System.assertEquals('Pair:[a=x, b=null]', String.valueOf(p));`,
  "sorts by compareTo and by a Comparator": `
    List<Ranked> ranked = new List<Ranked>{ new Ranked(3), null, new Ranked(1) }; ranked.sort();
    System.assertEquals('(null, R1, R3)', '' + ranked);
    List<String> words = new List<String>{ 'ccc', 'a', 'bb' }; words.sort(new ByLength());
    System.assertEquals(new List<String>{ 'a', 'bb', 'ccc' }, words);`,
  "iterates over what a class of the project gives": `
    List<Integer> seen = new List<Integer>(); for (Integer i : new Countdown()) seen.add(i);
    System.assertEquals(new List<Integer>{ 3, 2, 1 }, seen);
    System.assertEquals(seen, new List<Integer>(new Countdown()));
    Iterator<Integer> own = seen.iterator(); own.next(); own.next(); own.next(); System.assert(!own.hasNext());`,
  "keeps Ids at 18 characters in collections": `
    Map<Id, String> names = new Map<Id, String>(); names.put('001D000000Ju1zH', 'x');
    System.assertEquals('x', names.get('001D000000Ju1zHIAR'));
    Set<Id> ids = new Set<Id>(new List<String>{ '001D000000Ju1zH' }); System.assert(ids.contains('001D000000Ju1zHIAR'));`,
  "uses equals and hashCode of keys": `
    Pair one = new Pair(); one.a = 'x'; Pair same = new Pair(); same.a = 'x'; same.b = 1;
    System.assertEquals(1, new Set<Pair>{ one, same }.size()); System.assert(new List<Pair>{ one }.contains(same));`,
  "makes and catches exceptions": `
    try { throw new SadException('a', new MathException('b')); } catch (SadException e) {
      System.assertEquals('a', e.getMessage()); System.assertEquals('b', e.getCause().getMessage());
      System.assertEquals('SadException', e.getTypeName()); System.assertEquals('SadException:[]: a', '' + e); }
    try { throw new SadException(); } catch (Exception e) { System.assertEquals('Script-thrown exception', e.getMessage()); }
    Exception made = new IllegalArgumentException('c'); System.assertEquals('System.IllegalArgumentException', made.getTypeName());`,
  "knows the values of enums": `
    System.assertEquals(2, Season.values().size()); System.assertEquals(Season.SPRING, Season.valueOf('spring'));
    System.assertEquals(1, Season.SPRING.ordinal()); System.assertEquals('WINTER', Season.WINTER.name());
    System.assertEquals('HALF_UP', System.RoundingMode.HALF_UP.name()); System.assertEquals(8, RoundingMode.values().size());`,
  "goes through JSON and back": `
    Ranked made = new Ranked(2); System.assertEquals('{"rank":2,"label":null}', JSON.serialize(made));
    Ranked read = (Ranked) JSON.deserialize('{"RANK":5,"label":"x"}', Ranked.class); System.assertEquals(5, read.rank);
    System.assertEquals(Season.SPRING, (Season) JSON.deserialize('"SPRING"', Season.class));
    List<Pair> pairs = (List<Pair>) JSON.deserialize('[{"a":"x"}]', List<Pair>.class); System.assertEquals('x', pairs[0].a);
    Account account = (Account) JSON.deserialize('{"Name":"y","AnnualRevenue":7.50}', Account.class);
    System.assertEquals(2, account.AnnualRevenue.scale());`,
  "makes objects by their type's name": `
    Type found = Type.forName('pair'); System.assertEquals('Pair', found.getName()); System.assertEquals(Pair.class, found);
    Pair made = (Pair) found.newInstance(); System.assertEquals(null, made.a);
    System.assert(Object.class.isAssignableFrom(Pair.class)); System.assert(!Pair.class.isAssignableFrom(Ranked.class));
    Assert.isInstanceOfType(new Ranked(1), Comparable.class); Assert.isInstanceOfType('x', String.class);`,
};

describe("compiled Apex", () => {
  it.each(Object.keys(BODIES))("%s", (name) => {
    const run = start(compiled({ classes: CLASSES, anonymous: BODIES[name]! }));
    expect(() => run.anonymous()).not.toThrow();
  });

  it("ends at an assertion that fails, whatever catches", () => {
    const anonymous = "try { Assert.areEqual(1, 2); } catch (Exception e) { return; }";
    expect(() => start(compiled({ anonymous })).anonymous()).toThrow("Assertion Failed: Expected: 1, Actual: 2");
  });

  it("is refused where a member is not modelled", () => {
    const [problem] = problemsOf({ anonymous: "Blob b = Blob.toPdf('x');" });
    expect(problem?.message).toContain("not modelled");
  });
});
