// A goroutine for every node, a wait group where there are children.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

const (
	B0 = 2000
	M  = 8
	Q  = 536441403
)

func mix(z uint64) uint64 {
	z += 0x9E3779B97F4A7C15
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB
	return z ^ (z >> 31)
}
func child(h uint64, i int) uint64 { return mix(h ^ uint64(i+1)*0xD1B54A32D192ED03) }
func walk(h uint64) int {
	if uint32(h) >= Q {
		return 1
	}
	var res [M]int
	var wg sync.WaitGroup
	wg.Add(M)
	for i := 0; i < M; i++ {
		i := i
		go func() { res[i] = walk(child(h, i)); wg.Done() }()
	}
	wg.Wait()
	s := 1
	for i := range res {
		s += res[i]
	}
	return s
}
func main() {
	seed, _ := strconv.ParseUint(os.Args[1], 10, 64)
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	t := time.Now()
	h := mix(seed)
	res := make([]int, B0)
	var wg sync.WaitGroup
	wg.Add(B0)
	for i := 0; i < B0; i++ {
		i := i
		go func() { res[i] = walk(child(h, i)); wg.Done() }()
	}
	wg.Wait()
	s := 1
	for i := range res {
		s += res[i]
	}
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", s, s-1, time.Since(t).Seconds())
}
