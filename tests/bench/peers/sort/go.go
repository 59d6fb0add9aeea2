// A goroutine for one half, the other at once; pieces of 4,096 are sorted serially.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"sync"
	"time"
)

func insertion(v []int32) {
	for i := 1; i < len(v); i++ {
		x := v[i]
		j := i
		for ; j > 0 && v[j-1] > x; j-- {
			v[j] = v[j-1]
		}
		v[j] = x
	}
}

func merge(v, room []int32, half int) {
	copy(room, v[:half])
	i, j, k := 0, half, 0
	for i < half && j < len(v) {
		if room[i] <= v[j] {
			v[k] = room[i]
			i++
		} else {
			v[k] = v[j]
			j++
		}
		k++
	}
	copy(v[k:], room[i:half])
}

func sortSerially(v, room []int32) {
	if len(v) <= 24 {
		insertion(v)
		return
	}
	half := len(v) / 2
	sortSerially(v[:half], room[:half])
	sortSerially(v[half:], room[half:])
	merge(v, room, half)
}

func sort(v, room []int32) {
	if len(v) <= 4096 {
		sortSerially(v, room)
		return
	}
	half := len(v) / 2
	var wg sync.WaitGroup
	wg.Add(1)
	go func() { sort(v[:half], room[:half]); wg.Done() }()
	sort(v[half:], room[half:])
	wg.Wait()
	merge(v, room, half)
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	w, _ := strconv.Atoi(os.Args[2])
	runtime.GOMAXPROCS(w)
	v, room := make([]int32, n), make([]int32, n)
	seed := uint32(7)
	for i := range v {
		seed = seed*1664525 + 1013904223
		v[i] = int32(seed >> 1)
	}
	t := time.Now()
	sort(v, room)
	s := time.Since(t).Seconds()
	hash := uint64(0)
	for _, x := range v {
		hash = hash*31 + uint64(x)
	}
	fmt.Printf("answer=%d tasks=%d sec=%.6f\n", hash, n, s)
}
