/** The article that is one click away. Our own words; what it tells happened. */
export const EXAMPLE = `How the green gavel fell in Paris

LE BOURGET, France — It was a small gavel, painted green, and French Foreign Minister Laurent Fabius brought it down before half the hall had understood. With that tap, on 12 December 2015, nearly 200 governments adopted the Paris Agreement.

Beside Fabius sat U.N. Secretary-General Ban Ki-moon and Christiana Figueres, executive secretary of the United Nations Framework Convention on Climate Change, a Costa Rican who had worked towards this evening for six years. President François Hollande had come to the airfield that morning to ask for a deal.

Tony de Brum, the foreign minister of the Marshall Islands, had gathered what he called a coalition of high ambition. Miguel Arias Cañete, the European commissioner for climate action, joined it early; Todd Stern, the US special envoy for climate change, joined it late. “Small islands speak softly,” de Brum liked to say, “but we are many.”

Xie Zhenhua, China's special representative, and Prakash Javadekar, then India's environment minister, spoke for the two most populous countries. Amber Rudd, the British energy secretary, and Izabella Teixeira, the Brazilian environment minister, were among the last to leave the plenary.

The scientists had their part. Hoesung Lee, a South Korean economist and chairman of the Intergovernmental Panel on Climate Change, was asked for a report on a world that is 1.5 degrees warmer. The panel has its seat in Geneva, next door to the World Meteorological Organization.

Laurence Tubiana, the French ambassador for climate, went home to sleep. Figueres stepped down in July 2016; her successor was Patricia Espinosa, a former foreign minister of Mexico. Half a year later Ban handed his office in New York to António Guterres, a former prime minister of Portugal.

Fabius kept the gavel's sound in mind for years. “It was very short,” he said, “and it was enough.”
`;
