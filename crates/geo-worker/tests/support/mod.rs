//! A writer of small databases in the format of MaxMind, version 2.0: a tree over the bits of IPv4 addresses, 24 bits a
//! record; then 16 zeros, the records, the mark, and what the database says of itself.

use std::net::Ipv4Addr;

/// A value of a record.
pub enum Value {
    Text(&'static str),
    Double(f64),
    Small(u16),
    Large(u32),
    Long(u64),
    List(Vec<Value>),
    Map(Vec<(&'static str, Value)>),
}

impl Value {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Text(text) => {
                head(out, 2, text.len());
                out.extend(text.as_bytes());
            }
            Self::Double(number) => {
                head(out, 3, 8);
                out.extend(number.to_be_bytes());
            }
            Self::Small(number) => {
                head(out, 5, 2);
                out.extend(number.to_be_bytes());
            }
            Self::Large(number) => {
                head(out, 6, 4);
                out.extend(number.to_be_bytes());
            }
            Self::Long(number) => {
                head(out, 9, 8);
                out.extend(number.to_be_bytes());
            }
            Self::List(items) => {
                head(out, 11, items.len());
                items.iter().for_each(|item| item.write(out));
            }
            Self::Map(fields) => {
                head(out, 7, fields.len());
                for (name, value) in fields {
                    Self::Text(name).write(out);
                    value.write(out);
                }
            }
        }
    }
}

/// The byte of kind and length; kinds beyond seven take one more, lengths beyond 28 another.
fn head(out: &mut Vec<u8>, kind: u8, length: usize) {
    let (short, more) = if length < 29 { (length as u8, None) } else { (29, Some((length - 29) as u8)) };
    out.push(if kind > 7 { short } else { kind << 5 | short });
    out.extend((kind > 7).then(|| kind - 7));
    out.extend(more);
}

/// A database of networks, each with its record.
pub fn database(kind: &'static str, networks: &[(Ipv4Addr, u8, Value)]) -> Vec<u8> {
    // A node is two numbers: 0 is nothing, others are a node, or beyond all nodes a record.
    let mut nodes: Vec<[Slot; 2]> = vec![[Slot::Nothing; 2]];
    let mut records = Vec::new();
    for (address, bits, value) in networks {
        let mut node = 0;
        for place in 0..*bits {
            let side = (u32::from(*address) >> (31 - place) & 1) as usize;
            if place + 1 == *bits {
                nodes[node][side] = Slot::Record(records.len());
            } else {
                node = match nodes[node][side] {
                    Slot::Node(next) => next,
                    _ => {
                        nodes.push([Slot::Nothing; 2]);
                        nodes[node][side] = Slot::Node(nodes.len() - 1);
                        nodes.len() - 1
                    }
                };
            }
        }
        value.write(&mut records);
    }
    let mut out = Vec::new();
    for slot in nodes.iter().flatten() {
        let number = match slot {
            Slot::Nothing => nodes.len(),
            Slot::Node(node) => *node,
            Slot::Record(at) => nodes.len() + 16 + at,
        };
        out.extend(&(number as u32).to_be_bytes()[1..]);
    }
    out.extend([0; 16]);
    out.extend(records);
    out.extend(b"\xab\xcd\xefMaxMind.com");
    let about = Value::Map(vec![
        ("binary_format_major_version", Value::Small(2)),
        ("binary_format_minor_version", Value::Small(0)),
        ("build_epoch", Value::Long(1_790_000_000)),
        ("database_type", Value::Text(kind)),
        ("description", Value::Map(vec![("en", Value::Text("made by a test"))])),
        ("ip_version", Value::Small(4)),
        ("languages", Value::List(vec![Value::Text("en"), Value::Text("ru")])),
        ("node_count", Value::Large(nodes.len() as u32)),
        ("record_size", Value::Small(24)),
    ]);
    about.write(&mut out);
    out
}

#[derive(Clone, Copy)]
enum Slot {
    Nothing,
    Node(usize),
    Record(usize),
}
